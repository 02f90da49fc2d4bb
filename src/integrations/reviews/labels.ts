import { headingWords } from './inline.ts'
import { meaningOf, meaningOfLabel } from './meaning.ts'
import { weakLabels } from './words/labels.ts'

/** A piece of a paragraph, and the label in front of it. */
export interface LabelledPart {
  /** Null where none begins it. */
  label: string | null
  lines: string[]
  /** The label stands on a line of its own. */
  alone: boolean
}

const atStart = /^\s*(\*\*|__)?([\p{Lu}\d][\p{L}\d’'&/() -]{1,48}?)(\*\*|__)?\s?[:：](\*\*|__)?(?:\s+|$)/u
const alone = /^\s*(?:\*\*|__)?([\p{Lu}][\p{L}\d’'&/(),;. -]{1,58}?)\??\s?[:：]?(?:\*\*|__)?\s*$/u
/** “How are we keeping this from happening again, here and elsewhere?” */
const question = /^\s*\p{Lu}[^.!?:|]{20,105}\?\s*$/u
/** Where sentences end in a run of words, a label may begin: `… restored. Next steps: …`. */
const inside = /(?<=[.!?)…”"]\s{1,3}|\s{2})(\p{Lu}[\p{L}’' -]{2,40}):\s/gu
const longestAlone = 70
/** Where a document has headings, only as much on one line may hold labels. */
const longRun = 200

/**
 * Parts a paragraph at the labels whose meaning is known. Where a document has headings (`strict`), only labels in bold, or
 * alone on a line, count; `plain` says that it has none, and that a line by itself may be one.
 */
export function partsByLabels(lines: readonly string[], strict: boolean, plain = !strict): LabelledPart[] {
  const parts: LabelledPart[] = []
  let part: LabelledPart = { label: null, lines: [], alone: false }
  const begin = (next: LabelledPart) => {
    if (part.label !== null || part.lines.length > 0) parts.push(part)
    part = next
  }
  for (const [index, line] of lines.entries()) {
    const onItsOwn = aloneOn(lines, index, strict, plain)
    if (onItsOwn !== null) begin({ label: onItsOwn, lines: [], alone: true })
    for (const { label, text } of onItsOwn === null ? piecesOf(line, strict) : []) {
      if (label !== null) begin({ label, lines: [], alone: false })
      if (text !== '' || label === null) part.lines.push(text)
    }
  }
  begin(part)
  return parts
}

/** Words on a line of their own that are known to head a section. */
function aloneOn(lines: readonly string[], index: number, strict: boolean, plain: boolean): string | null {
  const line = lines[index] ?? ''
  const isQuestion = lines.length === 1 && question.test(line)
  const words = isQuestion ? line : wordsAlone(line)
  if (words === null) return null
  const marked = /[:：?*_]\s*$/.test(line.trim())
  const parted = plain && (index === 0 || /[.!?)]\s*$/.test(lines[index - 1] ?? ''))
  if (strict && index === lines.length - 1 && !marked && !parted) return null
  // Above words of the same paragraph one stands out as a heading does.
  const heads = marked || (plain && isHead(lines, index))
  if (!heads && weakLabels.has(words.toLowerCase())) return null
  if (!isKnown(words, asks(line, parted && lines.length === 1))) return null
  return headingWords(line).replace(/\s*[:：]$/, '')
}

/** A short line that ends no sentence. */
function wordsAlone(line: string): string | null {
  if (line.length > longestAlone || /[.,;]\s*$/.test(line)) return null
  return alone.exec(line)?.[1] ?? null
}

const isHead = (lines: readonly string[], index: number) => index === 0 && lines.length > 1
const isKnown = (words: string, question: boolean) =>
  (meaningOfLabel(words) ?? (question ? meaningOf(words) : null)) !== null

/** A question, or a line by itself that is worded like one: “How we fix it”. */
const asks = (line: string, single: boolean) =>
  !forPeople.test(line) && (/\?\s*[*_:]*$/.test(line) || (single && /^\W*(?:how|what|why) /i.test(line)))

/** “How many people were involved in the repair?” is answered in a word, and heads nothing. */
const forPeople = /^\W*(?:who|how many (?:people|engineers|persons|responders))\b/i

function piecesOf(line: string, strict: boolean): { label: string | null; text: string }[] {
  const start = atStart.exec(line.slice(0, 120))
  const bold = start !== null && (start[1] !== undefined || start[3] !== undefined)
  const label = start?.[2]
  const known = label && isLabel(label, !strict || bold)
  const first = known ? { label: label.trim(), from: start[0].length } : { label: null, from: 0 }
  if (strict && line.length < longRun) return [{ label: first.label, text: line.slice(first.from).trimEnd() }]
  const pieces: { label: string | null; text: string }[] = []
  let open: { label: string | null; from: number } = first
  for (const found of line.matchAll(inside)) {
    const next = found[1] ?? ''
    if (!isLabel(next, true) || weakLabels.has(next.toLowerCase()) || found.index < open.from) continue
    pieces.push({ label: open.label, text: line.slice(open.from, found.index).trim() })
    open = { label: next.trim(), from: found.index + found[0].length }
  }
  pieces.push({ label: open.label, text: line.slice(open.from).trim() })
  return pieces
}

/** What people write in front of a remark. */
const remarks = /^(?:todo|to do|next|future|good)$/i

function isLabel(label: string, allowed: boolean): boolean {
  return allowed && !remarks.test(label) && meaningOfLabel(label) !== null
}
