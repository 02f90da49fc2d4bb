import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'
import { afterWrapping, type LineHead, lineHead } from './line-head.ts'

/** A line that tells when, taken apart. */
export interface TimedLine {
  head: LineHead
  time: WrittenTime
  until?: WrittenTime
  /** The rest of the line, without the time where it only led in. */
  text: string
  /** Target of a link around the time. */
  url?: string
}

export interface LineStyle {
  /** `11.07` is a time of day here. */
  dotted: boolean
  /** `1107` is one. */
  bare: boolean
}

const leadIn = /(?:(?:at|on|by|from|since|between|until|starting|as of|the)\s+)+/iy
const dayName = /(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s+(?=[~\d])/iy
const measure = /\s?(?:h|hrs?|hours?|m|min|mins|minutes?|s|secs?|seconds?|ms|%|x|\/)(?![A-Za-z])/iy
const rangeMark = /\s*(?:-|–|—|\b(?:to|and|until|till)\b|→)\s*/iy
const leadWord =
  /(?:\b(?:at|around|about|by|since|from|between|until|on|approximately|before|after)\s+(?:\*\*)?|@\s?)$/i
const bareClock = /([01]\d|2[0-3])([0-5]\d)(?=\s*(?:[:)–—-]|\s[A-Z])|\s*$)/y
const closing = /(?:\*{1,3}|_{1,3}|`+|[\])"”>]|~~)*/y
const separating = /[\s:|,;–—>→-]*/y
const link = /\]\((https?:\/\/[^\s)]+)\)/y
const early = /(?<![\d.:/\w-])(?:\d{4}-\d{2}-\d{2}[T ]\d|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:|\d{1,2}:\d{2}(?!\d))/g
const latestEarly = 40

function after(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return from + (pattern.exec(text)?.[0].length ?? 0)
}

/** Takes a line apart when it begins with a time, or holds one early on that is no number of another sort. */
export function timedLine(line: string, style: LineStyle): TimedLine | null {
  if (!/\d/.test(line)) return null
  const head = lineHead(line)
  return ledByTime(line, head, style) ?? holdingTime(line, head, style)
}

function ledByTime(line: string, head: LineHead, style: LineStyle): TimedLine | null {
  const led = after(leadIn, line, head.at)
  const start = after(dayName, line, afterWrapping(line, led))
  const time =
    scanTime(line, start) ??
    scanTime(line, afterWrapping(line, led)) ??
    (style.bare ? scanBare(line, start) : null)
  if (!time || !isTrusted(line, time, style, led > head.at)) return null
  return finish(line, head, time, style, '')
}

function scanBare(line: string, from: number): WrittenTime | null {
  bareClock.lastIndex = from
  const found = bareClock.exec(line)
  if (!found) return null
  const clock = { hour: Number(found[1]), minute: Number(found[2]), micros: 0, weak: false, halves: false }
  return { clock, approximate: false, end: from + 4 }
}

/** Whether what looks like a time at the head of a line is one. */
function isTrusted(line: string, time: WrittenTime, style: LineStyle, led: boolean): boolean {
  if (time.clock?.weak && !time.date) {
    if (led || !style.dotted) return false
  }
  if (!time.date) {
    measure.lastIndex = time.end
    if (measure.test(line)) return false
  }
  // "May 3 pods" is no day; a day is followed by an end, a mark or at least a word in its own right.
  return time.clock !== undefined || /^(?:$|[^\w./-]|-\s)/.test(line.slice(time.end))
}

/** A time behind a few words: `Alice 14:02: hello`, `[INFO] 2024-03-01 14:02:33 …`, `We saw at 14:02 that …`. */
function holdingTime(line: string, head: LineHead, style: LineStyle): TimedLine | null {
  early.lastIndex = head.at
  for (let found = early.exec(line); found; found = early.exec(line)) {
    if (found.index - head.at > latestEarly) return null
    const time = scanTime(line, found.index)
    if (!time?.clock || time.clock.weak) continue
    const before = line.slice(head.marked, found.index)
    const told = leadWord.test(before)
    if (!told && !isMarked(line, found.index, time)) continue
    const parted = finish(line, head, time, style, before)
    // In the middle of a sentence, its words make no sense without the time.
    const inSentence = told || /(?:\w+\W+){2,}\w+\s$/.test(before)
    return inSentence ? { ...parted, text: tidy(line.slice(head.marked)) } : parted
  }
  return null
}

/** Whether an early time stands apart from the words around it, or is too complete to be anything else. */
function isMarked(line: string, start: number, time: WrittenTime): boolean {
  if (time.date || time.zone || time.clock?.second !== undefined || time.clock?.halves) return true
  return /[[(|]\s?$/.test(line.slice(0, start)) || /^\s?(?:[:)\]|–—]|-\s)/.test(line.slice(time.end))
}

function finish(
  line: string,
  head: LineHead,
  time: WrittenTime,
  style: LineStyle,
  before: string,
): TimedLine {
  const range = rangeEnd(line, time, style)
  const end = range?.end ?? time.end
  const url = linkAt(line, end)
  const rest = after(separating, line, after(closing, line, url ? url.end : end))
  const text = [before.replace(/[\s([|:,–—-]+$/, ''), line.slice(rest)]
    .filter((part) => part.trim() !== '')
    .join(' ')
  return {
    head,
    time,
    ...(range ? { until: range } : {}),
    text: tidy(text),
    ...(url ? { url: url.target } : {}),
  }
}

function linkAt(line: string, from: number): { target: string; end: number } | null {
  link.lastIndex = from
  const found = link.exec(line)
  return found ? { target: found[1] ?? '', end: from + found[0].length } : null
}

/** The end of `14:02–14:10`, which lends its zone, its day and its half of the day to the beginning. */
function rangeEnd(line: string, time: WrittenTime, style: LineStyle): WrittenTime | null {
  if (!time.clock) return null
  const from = after(rangeMark, line, time.end)
  const end = from > time.end ? scanTime(line, afterWrapping(line, from)) : null
  if (!end?.clock || end.clock.minute === undefined || (end.clock.weak && !style.dotted)) return null
  if (end.zone && !time.zone) time.zone = end.zone
  const { clock } = time
  if (end.date && !time.date && clock.hour <= end.clock.hour) time.date = end.date
  if (end.clock.halves && !clock.halves && clock.hour < 12 && clock.hour + 12 <= end.clock.hour)
    clock.hour += 12
  return end
}

/** Leftovers of markup around the words. */
function tidy(text: string): string {
  const trimmed = text
    .replace(/(?:<br\s*\/?>|\\|\s#+)+\s*$/i, '')
    .replace(/^#+$/, '')
    .trim()
  const marks = trimmed.split('**').length - 1
  const paired = marks % 2 === 1 ? trimmed.replace('**', '') : trimmed
  return paired.endsWith(')') && !paired.includes('(') ? paired.slice(0, -1) : paired
}
