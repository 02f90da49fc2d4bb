import { categories } from '#language/finding.ts'
import { nearest } from '../given/nearest.ts'

/** A stretch that its author has looked at and left as it is. */
export interface Ignored {
  /** Offset of the comment that says so. */
  at: number
  start: number
  end: number
  /** All of them when empty. */
  categories: readonly string[]
}

export interface Ignores {
  regions: Ignored[]
  /** What can't be understood, with the offset of its comment. */
  mistakes: { at: number; message: string }[]
}

/** What may stand in a comment beside the categories: the verdicts on items. */
export const itemRules = ['item-not-actionable', 'item-needs-work', 'item-near-duplicate'] as const
const known: readonly string[] = [...categories, ...itemRules]

/** Every repetition has an end, so that a document of nothing but blanks takes no longer than another. */
const comment =
  /(?:<!--|\{\/\*)[ \t]{0,20}afterword-ignore(-start|-end|-file)?(?:[ \t]{1,20}([a-z][a-z, \t-]{0,300}?))?[ \t]{0,20}(?:-->|\*\/\})/g
/** Blank lines and further comments between a comment and its block. */
const mostBetween = 20
const fence = /^[ \t]*(```+|~~~+)/
const listMarker = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/
const heading = /^[ \t]{0,3}#{1,6}[ \t]/

/** Reads the ignore comments of a document. One in a block of code or between backticks is an example and counts for nothing. */
export function readIgnores(text: string): Ignores {
  const ignores: Ignores = { regions: [], mistakes: [] }
  if (!text.includes('afterword-ignore')) return ignores
  const open: Ignored[] = []
  for (const comment of comments(text)) {
    if (comment.kind === '-end') closeLast(open, comment.at)
    else {
      const region = regionOf(text, comment, ignores.mistakes)
      if (region) ignores.regions.push(region)
      if (region && comment.kind === '-start') open.push(region)
    }
  }
  return ignores
}

/** Null where it names categories and none of them is one. An unclosed start goes on to the end. */
function regionOf(
  text: string,
  { at, line, alone, kind, words }: Comment,
  mistakes: Ignores['mistakes'],
): Ignored | null {
  const chosen = words.flatMap((word) => knownOrMistake(word, at, mistakes))
  if (words.length > 0 && chosen.length === 0) return null
  const region = { at, start: at, end: text.length, categories: chosen }
  if (kind === '-file') return { ...region, start: 0 }
  if (kind === '-start') return region
  return { ...region, ...(alone ? nextBlock(text, line.end) : line) }
}

/** The region that silences something, or undefined. */
export function ignoredBy(
  regions: readonly Ignored[],
  found: { rule: string; start: number; end: number },
): Ignored | undefined {
  return regions.find(
    ({ start, end, categories: chosen }) =>
      found.start < end && found.end > start && (chosen.length === 0 || chosen.includes(found.rule)),
  )
}

function closeLast(open: Ignored[], at: number) {
  const last = open.pop()
  if (last) last.end = at
}

interface Span {
  start: number
  end: number
}

interface Comment {
  at: number
  kind: string | undefined
  words: string[]
  line: Span
  /** Nothing else is on its line. */
  alone: boolean
}

function* comments(text: string): Generator<Comment> {
  for (const line of linesOutsideCode(text)) {
    const said = text.slice(line.start, line.end)
    if (!said.includes('afterword-ignore')) continue
    for (const match of said.matchAll(comment)) {
      const [, kind, words = ''] = match
      if (said[match.index - 1] === '`') continue
      yield {
        at: line.start + match.index,
        kind,
        words: words.split(/[\s,]+/).filter(Boolean),
        line,
        alone: saysNothing(said),
      }
    }
  }
}

/** Blank, but for comments of this kind. */
function saysNothing(line: string): boolean {
  return line.replace(comment, '').trim() === ''
}

function* linesOutsideCode(text: string): Generator<Span> {
  let inside = ''
  for (const line of linesFrom(text, 0)) {
    const mark = fence.exec(text.slice(line.start, Math.min(line.end, line.start + 200)))?.[1]?.slice(0, 3)
    if (mark && inside === '') inside = mark
    else if (mark === inside) inside = ''
    else if (inside === '') yield line
  }
}

function* linesFrom(text: string, from: number): Generator<Span> {
  for (let start = from; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    yield { start, end }
    start = end + 1
  }
}

/** A paragraph, a list item, a heading or a row of a table: what begins on the next line that says something. */
function nextBlock(text: string, after: number): Span {
  let between = 0
  for (const line of linesFrom(text, after + 1)) {
    const said = text.slice(line.start, line.end)
    if (saysNothing(said)) {
      between += 1
      if (between > mostBetween) break
      continue
    }
    return standsAlone(said) ? line : { start: line.start, end: blockEnd(text, line.end) }
  }
  return { start: after, end: after }
}

function blockEnd(text: string, firstEnd: number): number {
  let last = firstEnd
  for (const { start, end } of linesFrom(text, firstEnd + 1)) {
    const said = text.slice(start, end)
    if (saysNothing(said) || listMarker.test(said) || standsAlone(said)) break
    last = end
  }
  return last
}

function standsAlone(line: string): boolean {
  return heading.test(line) || line.trimStart().startsWith('|') || line.trimStart().startsWith('<!--')
}

function knownOrMistake(word: string, at: number, mistakes: Ignores['mistakes']): string[] {
  if (known.includes(word)) return [word]
  const near = nearest(word, known)
  mistakes.push({
    at,
    message: `There is no category “${word}” to ignore.${near ? ` Did you mean ${near}?` : ''}`,
  })
  return []
}
