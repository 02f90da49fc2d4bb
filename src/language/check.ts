import { english } from './english/english.ts'
import { type Category, type Context, type Finding, usualCategories } from './finding.ts'
import { conditions } from './grammar/conditions.ts'
import { createLexicon, type Lexicon, type Who } from './grammar/lexicon.ts'
import { type Sentence, tokenAt } from './grammar/sentence.ts'
import { subjectOf } from './grammar/subject.ts'
import { Finder, type Found } from './pattern/finder.ts'
import { type SpottedBlock, sentencesIn, spottedBlocks } from './reading.ts'
import type { CategoryTable, Row } from './table.ts'
import type { Block } from './text/blocks.ts'

export interface Checker {
  /** The findings of a whole document, in order. Pure: the same text has the same findings. */
  check(text: string): Finding[]
}

/**
 * Reads a text for language that closes a conversation: see `finding.ts` for what comes out. Offsets are UTF-16 units.
 * Takes linear time, whatever the text. A checker that is kept looks again only at the paragraphs that changed.
 */
export function createChecker(context: Context = {}): Checker {
  return new DocumentChecker(context)
}

/** The findings of one text: a document, a paragraph, a sentence. */
export function checkText(text: string, context: Context = {}): Finding[] {
  return createChecker(context).check(text)
}

interface TableRow {
  table: CategoryTable
  row: Row
}

const finders = new Map<string, Finder<TableRow>>()

/** Made once for each choice of categories. */
function finderFor(chosen: readonly Category[]): Finder<TableRow> {
  const key = [...chosen].sort().join(' ')
  const known = finders.get(key)
  if (known) return known
  const wanted = english.tables
    .filter(({ category }) => chosen.includes(category))
    .flatMap((table) =>
      table.rows.map((row) => ({
        row: { table, row },
        find: row.find,
        unless: [...(table.leave ?? []), ...(row.unless ?? [])],
      })),
    )
  const finder = new Finder(wanted, english.lists)
  finders.set(key, finder)
  return finder
}

class DocumentChecker implements Checker {
  readonly #context: Context
  readonly #finder: Finder<TableRow>
  readonly #lexicon: Lexicon
  readonly #allowed: readonly string[]
  #before: Read | null = null

  constructor(context: Context) {
    this.#context = context
    this.#finder = finderFor(context.categories ?? usualCategories)
    this.#lexicon = createLexicon(context)
    this.#allowed = (context.allow ?? []).map((expression) => expression.trim().toLowerCase()).filter(Boolean)
  }

  check(text: string): Finding[] {
    if (this.#context.kind === 'evidence') return []
    const known = this.#before && findingsByBlock(this.#before)
    const findings: Finding[] = []
    const blocks: ReadBlock[] = []
    for (const spotted of spottedBlocks(text, this.#finder.look, english, this.#context)) {
      const { block } = spotted
      const inside = known?.get(keyOf(text, block)) ?? this.#inBlock(text, spotted)
      blocks.push({ block, findings: inside })
      for (const finding of inside) findings.push(moved(finding, block.start))
    }
    this.#before = { text, blocks }
    return this.#context.everySentence ? findings : onceADocument(findings)
  }

  #inBlock(text: string, spotted: SpottedBlock): Finding[] {
    const findings: Finding[] = []
    for (const sentence of sentencesIn(text, spotted, this.#lexicon, this.#context))
      for (const finding of this.#inSentence(sentence)) findings.push(moved(finding, -spotted.block.start))
    return findings
  }

  #inSentence(sentence: Sentence): Finding[] {
    const findings: Finding[] = []
    for (const found of this.#finder.in(sentence)) {
      const finding = judge(sentence, found)
      if (finding && !this.#isAllowed(sentence, finding)) add(findings, finding)
    }
    return findings.sort((a, b) => a.start - b.start || a.end - b.end)
  }

  /** Whether what was found touches an expression that nobody here wants to be asked about. */
  #isAllowed(sentence: Sentence, finding: Finding): boolean {
    if (this.#allowed.length === 0) return false
    const said = sentence.text.slice(sentence.start, sentence.end).toLowerCase()
    return this.#allowed.some((expression) => {
      for (let at = said.indexOf(expression); at !== -1; at = said.indexOf(expression, at + 1)) {
        const start = sentence.start + at
        if (start < finding.end && start + expression.length > finding.start) return true
      }
      return false
    })
  }
}

/** What was read last, to be read again only where it changed. */
interface Read {
  text: string
  blocks: readonly ReadBlock[]
}

interface ReadBlock {
  block: Block
  /** With offsets from the beginning of the block. */
  findings: readonly Finding[]
}

const keyOf = (text: string, { section, start, end }: Block) => `${section} ${text.slice(start, end)}`

const findingsByBlock = ({ text, blocks }: Read) =>
  new Map(blocks.map(({ block, findings }) => [keyOf(text, block), findings]))

const moved = (finding: Finding, by: number): Finding => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
})

/** The talk of a root cause is nudged at its first place and let be at the others. */
function onceADocument(findings: readonly Finding[]): Finding[] {
  const first = findings.find(({ category }) => category === 'single-root-cause')
  return findings.filter((finding) => finding.category !== 'single-root-cause' || finding === first)
}

function judge(
  sentence: Sentence,
  { row: { table, row }, match, silenced }: Found<TableRow>,
): Finding | null {
  if (sentence.question ? !table.questions : table.questions === 'only') return null
  const who = row.who ? whoActs(sentence, row.who, match.from) : null
  if (row.who && who === null) return null
  if (row.when && !conditions[row.when](sentence, match)) return null
  if (silenced()) return null
  const { why, question } = table.gentle && (who === 'self' || who === 'we') ? table.gentle : table
  return {
    category: table.category,
    level: row.level ?? table.levels?.[sentence.section] ?? table.level,
    start: tokenAt(sentence, match.from).start,
    end: tokenAt(sentence, match.to).end,
    why,
    question,
    rule: `${table.category}/${row.id}`,
  }
}

/** Who acts, where it is one of those; an infinitive has not been done by anybody. */
function whoActs(sentence: Sentence, among: readonly Who[], verb: number): Who | null {
  const { who, infinitive } = subjectOf(sentence, verb)
  return infinitive || !among.includes(who) ? null : who
}

/** Two rows of a category that saw the same words are one finding, the longer one. */
function add(findings: Finding[], finding: Finding) {
  const index = findings.findIndex(
    (other) => other.category === finding.category && other.start < finding.end && finding.start < other.end,
  )
  const other = findings[index]
  if (!other) findings.push(finding)
  else if (finding.end - finding.start > other.end - other.start) findings[index] = finding
}
