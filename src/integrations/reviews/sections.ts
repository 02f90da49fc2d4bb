import { plainWords } from './inline.ts'
import { type LabelledPart, partsByLabels } from './labels.ts'
import { headingKey, isWrongHeading, meaningOf, meaningOfLabel } from './meaning.ts'
import { type Block, boldLevel, type Item, markdownOfAll, type Table } from './outline.ts'
import type { Meaning, ReadSection } from './reading.ts'
import { isTimeHeading } from './time-heading.ts'
import { weakLabels } from './words/labels.ts'

/** A section with what it is made of. */
export interface Section {
  heading: string
  level: number
  meaning: Meaning
  /** Its own meaning and those of the headings it lies under. */
  within: ReadonlySet<Meaning>
  blocks: Block[]
}

/** Labels in the midst of words lie below every heading. */
const labelLevel = boldLevel + 2
const lineLevel = boldLevel + 1
/** A cell with fewer is a detail. */
const leastWords = 6
/** Lists with fewer labelled items are lists in a story. */
const fewestLabelled = 3

/**
 * The sections of a document. A heading that says no meaning has that of the heading it lies under. Times as headings of a
 * timeline begin no section; labels (`Impact: …`) and known words alone on a line do.
 */
export function sectionsOf(blocks: readonly Block[], chosen: Chosen = {}): Section[] {
  const maker = new SectionMaker(blocks, chosen)
  for (const block of blocks) maker.take(block)
  return immediateAsItems(wrongAsLessons(maker.sections, chosen))
}

/** What headings mean, as a person says. */
type Chosen = Readonly<Record<string, Meaning>>

function chosenFor(heading: string, chosen: Chosen): Meaning | null {
  const key = headingKey(heading)
  return Object.hasOwn(chosen, key) ? (chosen[key] ?? null) : null
}

class SectionMaker {
  readonly sections: Section[] = []
  readonly #hasHeadings: boolean
  /** Every part of the document is a list item with a label in bold. */
  readonly #isOutline: boolean
  #open: Section[] = []
  #here: Section

  readonly #chosen: Chosen
  /** Above all headings, several paragraphs begin with a label, though not in bold. */
  #isLabelled: boolean

  constructor(blocks: readonly Block[], chosen: Chosen) {
    this.#chosen = chosen
    this.#hasHeadings = blocks.some((block) => block.kind === 'heading' && block.level < boldLevel)
    this.#isOutline =
      blocks.every((block) => block.kind !== 'heading') &&
      blocks.filter((block) => block.kind === 'item' && isLabelledItem(block)).length >= fewestLabelled
    this.#isLabelled = this.#hasHeadings && opensWithLabels(blocks)
    this.#here = { heading: '', level: 0, meaning: 'summary', within: new Set(), blocks: [] }
    this.sections.push(this.#here)
  }

  take(block: Block) {
    if (block.kind === 'heading') this.#takeHeading(block.text, block.level)
    else if (block.kind === 'item' && this.#isOutline && block.indent === 0) this.#takeOutlined(block)
    else if (block.kind === 'paragraph' || (block.kind === 'item' && this.#isOpening()))
      this.#takeWords(block)
    else if (block.kind === 'table' && this.#here.level === 0) this.#takeTable(block)
    else this.#here.blocks.push(block)
  }

  /** A table of two columns before the story may hold parts of it: `| Summary | … |`. */
  #takeTable(table: Table) {
    this.#here.blocks.push(table)
    for (const [name = '', words = '', more] of table.rows) {
      const meaning =
        more === undefined && words.split(/\s+/).length >= leastWords
          ? meaningOfLabel(plainWords(name))
          : null
      if (meaning === null) continue
      this.#begin(plainWords(name), labelLevel, meaning)
      this.#here.blocks.push({ kind: 'paragraph', lines: words.split('\n') })
    }
  }

  #takeHeading(text: string, level: number) {
    const bold = level >= boldLevel
    if (!bold) this.#isLabelled = false
    const meaning = chosenFor(text, this.#chosen) ?? meaningOf(text)
    if (this.#isWithin('timeline') && isTimeHeading(text))
      this.#here.blocks.push({ kind: 'heading', level, text })
    else if (
      bold &&
      meaning === null &&
      (this.#hasHeadings || this.#isWithin('items') || this.#isWithin('timeline'))
    )
      this.#here.blocks.push({ kind: 'heading', level, text })
    else this.#begin(text, level, meaning)
  }

  #begin(heading: string, level: number, meaning: Meaning | null) {
    this.#open = this.#open.filter((one) => one.level < level)
    const above = this.#open.at(-1)
    // Common words (“Details”) mean what they lie under.
    const weak = above !== undefined && above.meaning !== 'other' && weakLabels.has(heading.toLowerCase())
    const chosen = chosenFor(heading, this.#chosen)
    const own = chosen ?? (weak ? null : meaning) ?? above?.meaning ?? 'other'
    this.#here = {
      heading,
      level,
      meaning: own,
      within: new Set([...(above?.within ?? []), own]),
      blocks: [],
    }
    this.#open.push(this.#here)
    this.sections.push(this.#here)
  }

  #isWithin(meaning: Meaning): boolean {
    return this.#here.within.has(meaning)
  }

  /** Before the story begins, lists may be of labelled parts. */
  #isOpening(): boolean {
    return this.#here.level === 0 || (this.#here.meaning === 'summary' && this.#here.blocks.length < 12)
  }

  /** In a list of labelled parts, labels that are not known begin one as well. */
  #takeOutlined(item: Item) {
    const [first = '', ...rest] = item.lines
    const [all = '', label] = boldLabel.exec(first) ?? []
    if (label === undefined) {
      this.#here.blocks.push(item)
      return
    }
    this.#begin(label, labelLevel, meaningOf(label))
    const lines = [first.slice(all.length), ...rest]
    if (lines.join('').trim() !== '') this.#here.blocks.push({ kind: 'paragraph', lines })
  }

  #takeWords(block: Extract<Block, { kind: 'paragraph' | 'item' }>) {
    const strict =
      (this.#hasHeadings && !this.#isLabelled) || this.#isWithin('timeline') || this.#isWithin('items')
    if (this.#isWithin('timeline') && this.#hasHeadings && !this.#isLabelled) {
      this.#here.blocks.push(block)
      return
    }
    const parts =
      block.kind === 'paragraph'
        ? partsByLabels(block.lines, strict, !this.#hasHeadings)
        : itemParts(block.lines)
    for (const part of parts) this.#takePart(part, block)
  }

  #takePart({ label, lines, alone }: LabelledPart, block: Extract<Block, { kind: 'paragraph' | 'item' }>) {
    if (label !== null)
      this.#begin(label, alone ? lineLevel : labelLevel, meaningOfLabel(label) ?? meaningOf(label))
    if (lines.length > 0)
      this.#here.blocks.push(label === null ? { ...block, lines } : { kind: 'paragraph', lines })
  }
}

/** “Impact: …”, “Trigger: …” and more of them, a paragraph each. */
function opensWithLabels(blocks: readonly Block[]): boolean {
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.level < boldLevel)
  const labelled = blocks
    .slice(0, Math.max(0, first))
    .filter((block) => block.kind === 'paragraph' && isLabelledLine(block.lines[0] ?? ''))
  return labelled.length >= fewestLabelled
}

const plainLabel = /^\s*(\p{Lu}[\p{L} ]{2,40}):(?=\s*\S)/u
const isLabelledLine = (line: string) => meaningOfLabel(plainLabel.exec(line)?.[1] ?? '') !== null

const boldLabel = /^\s*(?:\*\*|__)([^*_\n]{2,48}?)\s?:?(?:\*\*|__)\s?:?(?:\s+|$)/
const isLabelledItem = ({ indent, lines }: Item) =>
  indent === 0 && meaningOfLabel(boldLabel.exec(lines[0] ?? '')?.[1] ?? '') !== null

/** `- **Impact**: 40 minutes` before the first heading. */
function itemParts(lines: string[]): LabelledPart[] {
  const parts = partsByLabels(lines.slice(0, 1), true)
  const [first] = parts
  if (!first || first.label === null || parts.length > 1) return [{ label: null, lines, alone: false }]
  return [{ ...first, lines: [...first.lines, ...lines.slice(1)] }]
}

function wrongAsLessons(sections: Section[], chosen: Chosen): Section[] {
  if (!sections.some(({ meaning }) => meaning === 'went-well' || meaning === 'lucky')) {
    return sections.map((one) =>
      isWrongHeading(one.heading) && one.within.size === 1 && chosenFor(one.heading, chosen) === null
        ? withMeaning(one, 'factors')
        : one,
    )
  }
  return sections
}

/** “Immediate actions” were taken in the incident, but beside short and long terms they are a group of items. */
function immediateAsItems(sections: Section[]): Section[] {
  const ofTerms = sections.find(({ heading }) => /\bterm\b/i.test(heading))
  if (ofTerms?.meaning !== 'items') return sections
  return sections.map((one) =>
    one.level === ofTerms.level && /^\W*immediate\b/i.test(one.heading) ? withMeaning(one, 'items') : one,
  )
}

function withMeaning(section: Section, meaning: Meaning): Section {
  return { ...section, meaning, within: new Set([meaning]) }
}

/** Sections as they are handed on: without those that say nothing at all. */
export function readSections(sections: readonly Section[]): ReadSection[] {
  return sections.flatMap(({ heading, meaning, level, blocks }) => {
    const text = markdownOfAll(blocks)
    if (text === '' && (level === 0 || heading === '')) return []
    return [
      { heading: plainWords(heading), meaning: level === 0 && !isProse(blocks) ? 'other' : meaning, text },
    ]
  })
}

/** Whether words before the first heading tell something, and are more than labels. */
function isProse(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      (block.kind === 'paragraph' || block.kind === 'item') &&
      block.lines.some(
        (line) => line.split(/\s+/).length >= 7 && !/^[*_\s]*[\p{Lu}][^:.]{0,40}:[\s*_]/u.test(line),
      ),
  )
}
