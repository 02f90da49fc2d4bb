import { type Compiled, compile, fitsSomewhere, type Ready } from './compiled.ts'
import { english } from './english/english.ts'
import { type Context, type Finding, type Level, usualCategories } from './finding.ts'
import { conditions } from './grammar/conditions.ts'
import { createLexicon, type Lexicon, type Who } from './grammar/lexicon.ts'
import { type Sentence, tokenAt } from './grammar/sentence.ts'
import { subjectOf } from './grammar/subject.ts'
import { type Match, matchAt } from './pattern/match.ts'
import { type Block, readBlocks } from './text/blocks.ts'
import type { Spotted } from './text/look.ts'
import { findMentions, type Mention } from './text/mentions.ts'
import { sectionOf } from './text/sections.ts'
import { splitSentences } from './text/sentences.ts'
import { tokenise } from './text/tokens.ts'

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

class DocumentChecker implements Checker {
  readonly #context: Context
  readonly #compiled: Compiled
  readonly #lexicon: Lexicon
  readonly #allowed: readonly string[]
  #known = new Map<string, readonly Finding[]>()

  constructor(context: Context) {
    this.#context = context
    this.#compiled = compile(english, context.categories ?? usualCategories)
    this.#lexicon = createLexicon(context)
    this.#allowed = (context.allow ?? []).map((expression) => expression.trim().toLowerCase()).filter(Boolean)
  }

  check(text: string): Finding[] {
    const { kind = 'review', format = 'markdown', section } = this.#context
    if (kind === 'evidence') return []
    const spotted = this.#compiled.look(text, 0, text.length)
    if (spotted.length === 0) return []
    const begin = section ?? (kind === 'item' ? 'items' : 'narrative')
    const blocks = readBlocks(text, format, begin, (heading) => sectionOf(english, heading))
    return this.#arranged(this.#inBlocks(text, blocks, spotted))
  }

  #inBlocks(text: string, blocks: readonly Block[], spotted: readonly Spotted[]): Finding[] {
    const findings: Finding[] = []
    const seen = new Map<string, readonly Finding[]>()
    let next = 0
    for (const block of blocks) {
      while ((spotted[next]?.at ?? Number.POSITIVE_INFINITY) < block.start) next++
      const first = next
      while ((spotted[next]?.at ?? Number.POSITIVE_INFINITY) < block.end) next++
      if (next === first) continue
      const key = `${block.section} ${text.slice(block.start, block.end)}`
      const known = this.#known.get(key) ?? this.#inBlock(text, block, spotted, first, next)
      seen.set(key, known)
      for (const finding of known)
        findings.push({ ...finding, start: finding.start + block.start, end: finding.end + block.start })
    }
    this.#known = seen
    return findings
  }

  /** Offsets from the beginning of the block. */
  #inBlock(text: string, block: Block, spotted: readonly Spotted[], first: number, last: number): Finding[] {
    const mentions = this.#mentionsIn(text, block)
    const findings: Finding[] = []
    let next = first
    for (const span of splitSentences(text, block, mentions)) {
      while (next < last && (spotted[next]?.at ?? 0) < span.start) next++
      if (next >= last) break
      if ((spotted[next]?.at ?? 0) >= span.end) continue
      const tokens = tokenise(text, span, mentions)
      const sentence: Sentence = {
        ...span,
        text,
        tokens,
        question: asksSomething(text, span.end),
        section: block.section,
        kind: this.#context.kind ?? 'review',
        lexicon: this.#lexicon,
      }
      for (const finding of this.#inSentence(sentence))
        findings.push({ ...finding, start: finding.start - block.start, end: finding.end - block.start })
    }
    return findings
  }

  /** A caller that knows of mentions gives a plain text without blocks of its own. */
  #mentionsIn(text: string, block: Block): Mention[] {
    const own = findMentions(text, block.start, block.end)
    const given = (this.#context.mentions ?? []).map((range) => ({ ...range, silent: false }))
    return given.length === 0 ? own : [...own, ...given].sort((a, b) => a.start - b.start)
  }

  #inSentence(sentence: Sentence): Finding[] {
    const found: Finding[] = []
    for (let at = 0; at < sentence.tokens.length; at++) {
      const token = tokenAt(sentence, at)
      if (token.kind !== 'word') continue
      for (const ready of this.#compiled.byWord.get(token.word) ?? []) {
        const match = matchAt(ready.pattern, sentence, at)
        const finding = match && judge(sentence, ready, match)
        if (finding && !this.#isAllowed(sentence, finding)) add(found, finding)
      }
    }
    return found
  }

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

  /** In order; what is said once a document is said at its first place. */
  #arranged(findings: Finding[]): Finding[] {
    findings.sort((a, b) => a.start - b.start || a.end - b.end)
    if (this.#context.everySentence) return findings
    let told = false
    return findings.filter(({ category }) => {
      if (category !== 'single-root-cause') return true
      if (told) return false
      told = true
      return true
    })
  }
}

function judge(sentence: Sentence, { table, row, unless }: Ready, match: Match): Finding | null {
  if (sentence.question ? !table.questions : table.questions === 'only') return null
  let who: Who | null = null
  if (row.who) {
    const subject = subjectOf(sentence, match.from)
    if (subject.infinitive || !row.who.includes(subject.who)) return null
    who = subject.who
  }
  if (row.when && !conditions[row.when](sentence, match)) return null
  if (fitsSomewhere(unless, sentence)) return null
  const own = table.gentle && (who === 'self' || who === 'we') ? table.gentle : table
  return {
    category: table.category,
    level: row.level ?? levelIn(sentence, table.levels, table.level),
    start: tokenAt(sentence, match.from).start,
    end: tokenAt(sentence, match.to).end,
    why: own.why,
    question: own.question,
    rule: `${table.category}/${row.id}`,
  }
}

function levelIn(
  sentence: Sentence,
  levels: Partial<Record<string, Level>> | undefined,
  usual: Level,
): Level {
  return levels?.[sentence.section] ?? usual
}

/** Two rows of a category that saw the same words are one finding, the longer one. */
function add(found: Finding[], finding: Finding) {
  const same = found.findIndex(
    (other) => other.category === finding.category && other.start < finding.end && finding.start < other.end,
  )
  const other = found[same]
  if (!other) found.push(finding)
  else if (finding.end - finding.start > other.end - other.start) found[same] = finding
}

function asksSomething(text: string, end: number): boolean {
  for (let at = end - 1; at >= end - 4; at--) {
    if (text[at] === '?') return true
    if (!/[)"”’*_]/.test(text[at] ?? '')) return false
  }
  return false
}
