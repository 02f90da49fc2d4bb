import { type Stamp, secondOfDay, stampOf } from './stamp.ts'

/** The line above pasted messages: `Alice Ray  10:42 AM`, `[10:42] Alice Ray`, or a time alone. */
export interface BlockHead {
  /** Null when the last speaker goes on. */
  name: string | null
  stamp: Stamp
  automated: boolean
}

const timeAtEnd =
  /(?:^|[\s[(])((?:\d{4}-\d\d-\d\d[T ,]+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +(?:at +)?|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?,? +(?:at +)?)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)[\])]?$/
const timeFirst = /^\[([^\]]{4,40})\] {1,4}(\S[^:<>]{0,59})$/
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([AaPp])\.?[Mm]\.?)?$/

/** Null for every line that doesn't look like the head of a message as chat programs copy it. */
export function blockHead(line: string): BlockHead | null {
  if (line.length > 120) return null
  const text = line.trim()
  const turned = timeFirst.exec(text)
  if (turned) return headOf(turned[2] ?? '', turned[1] ?? '', '  ')
  const found = timeAtEnd.exec(text)
  if (!found) return null
  const before = text.slice(0, found.index + (found[0].startsWith(found[1] ?? '') ? 0 : 1))
  return headOf(before, found[1] ?? '', /[\s[(]*$/.exec(before)?.[0] ?? '')
}

function headOf(before: string, time: string, gap: string): BlockHead | null {
  const stamp = timeStamp(time)
  if (!stamp) return null
  if (before.trim() === '') return { name: null, stamp, automated: false }
  const plain = before.replace(/[\s[(]+$/, '').replace(/\s*(?:[—–-]\s*)?Today at$/, '')
  const dashed = plain !== before.replace(/[\s[(]+$/, '') || /[—–,]$/.test(plain)
  const label = plain.replace(/\s*[—–,-]$/, '')
  const badge = /\s+(?:APP|BOT|WORKFLOW)$/.exec(label)
  const name = badge ? label.slice(0, badge.index) : label
  const loose = gap.length < 2 && !gap.includes('[') && !dashed && !badge
  if (!isName(name) || (loose && !(stampHalved(time) && isCapitalised(name)))) return null
  return { name, stamp, automated: badge !== null }
}

function isName(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    name.length <= 60 &&
    name.split(/\s+/).length <= 5 &&
    !/[.!?:;,]$|[<>{}|`]|\b(?:at|by|until|till|from|to|around|since|before|after)$/i.test(name)
  )
}

/** With a single space before the time, a sentence could end so too. */
function isCapitalised(name: string): boolean {
  const words = name.split(/\s+/)
  return words.length <= 3 && words.every((word) => /^[\p{Lu}(]/u.test(word))
}

function stampHalved(time: string): boolean {
  return /[ap]\.?m\.?$/i.test(time)
}

function timeStamp(time: string): Stamp | null {
  const found = clock.exec(time)
  if (!found) return stampOf(time)
  const seconds = secondOfDay(Number(found[1]), Number(found[2]), Number(found[3] ?? 0), found[4])
  if (seconds === null) return null
  return {
    seconds,
    micros: 0,
    dated: false,
    exact: found[3] !== undefined,
    offset: null,
    written: null,
    bracketed: false,
    tab: false,
    end: time.length,
  }
}
