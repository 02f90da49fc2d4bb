import { plainWords } from './inline.ts'
import { zoneRemark } from './times.ts'

/** How a sentence begins that tells a time, and no line of a timeline below a time that is a heading. */
const sentence = /^\W{0,4}(?:at|around|about|approximately|by|since|from|between|on)\s/i

export const inProse = (line: string) => sentence.test(line)

/** Where an editor broke a sentence in front of a time: “… restored on” and “2026-05-16 was …”, or “since 07:46 …”. */
export const isBroken = (before: string | undefined, line: string) =>
  before !== undefined &&
  ((/[\p{Ll},]\s*$/u.test(before) && /^\s*\d{4}-\d\d-\d\d,?\s+\p{Ll}/u.test(line)) ||
    (!/[.!?:;]\s*$/.test(before) && /^\s*(?:since|until|by|from|around)\s/.test(line)))

/** Not a pointer to where it comes from, nor a remark about zones. */
export function tellsSomething(line: string): boolean {
  const words = plainWords(line)
  return (
    (words.split(/\s+/).length >= 3 || /\p{L}{3,}[.!]$/u.test(words)) &&
    !/^(?:see|source|from|link|slack|thread)\b/i.test(words) &&
    zoneRemark(words) === null
  )
}
