import { splitSentences } from '#language/text/sentences.ts'
import { plainWords } from './inline.ts'
import { beginsWithVerb, itemFrom } from './item-line.ts'
import type { ReadItem } from './reading.ts'
import { aroundItems, intention, noItem } from './words/items.ts'

/** Lines, numbered runs (`1. … 2. …`) or sentences that tell what will be done. */
export function itemsInProse(lines: readonly string[]): ReadItem[] {
  const text = lines.join('\n').slice(0, 100_000)
  const numbered = numberedRun(text)
  if (numbered.length >= 2) return numbered.flatMap(itemOfWords)
  const short = lines.filter((line) => line.trim() !== '' && !aroundItems.test(line))
  if (lines.length > 1 && short.every(isWholeLine)) return short.flatMap(itemOfWords)
  const flat = text.replace(/\n/g, ' ').replace(announcing, '')
  const planned = splitSentences(flat, { start: 0, end: flat.length }, [])
    .map(({ start, end }) => flat.slice(start, end))
    .filter(
      (sentence) =>
        (intention.test(sentence) || beginsWithVerb(sentence.trim())) &&
        !aroundItems.test(sentence) &&
        !isQuestion(sentence),
    )
  const single = lines.length === 1 && flat.length <= 160 && planned.length < 2
  if (single && !aroundItems.test(flat) && !isStatement(flat) && !isQuestion(flat)) return itemOfWords(flat)
  return planned.flatMap(itemOfWords)
}

/** A line that is no piece of a paragraph which an editor broke. */
const isWholeLine = (line: string) =>
  line.length <= 240 && (!/^\s*[\p{Ll}(]/u.test(line) || beginsWithVerb(line.trim()))

/** A sentence that tells how things are. */
const isStatement = (sentence: string) =>
  /^(?:our|the|this|that|these|those|it|there|we|no|all)\b.*[.!]$/i.test(sentence.trim()) &&
  !intention.test(sentence)

const isQuestion = (sentence: string) => /\?\W*$/.test(sentence)

/** “In this case, this includes (but is not limited to):” */
const announcing =
  /[^.!?:]{0,200}\b(?:not limited to\)?|includes?|included|following(?: [\w-]+){0,3}|next steps are):\s+/gi

export function itemOfWords(text: string): ReadItem[] {
  const words = plainWords(text)
  if (noItem.test(words) || words.split(/\s+/).length < 3) return []
  const item = itemFrom(text, {})
  return item ? [item] : []
}

/** The pieces of `… 1. one 2. two 3. three` when the numbers count up. */
function numberedRun(text: string): string[] {
  const pieces: string[] = []
  let from = -1
  let expected = 1
  for (const found of text.matchAll(/(?:^|\s)(\d{1,2})[.)]\s+(?=\p{Lu})/gu)) {
    if (Number(found[1]) !== expected) continue
    if (from >= 0) pieces.push(text.slice(from, found.index))
    from = found.index + found[0].length
    expected += 1
  }
  if (from >= 0) pieces.push(text.slice(from))
  return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim())
}
