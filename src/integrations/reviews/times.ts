import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'
import { settleDay, settleTime, type TimeContext } from '#timeline/time-text.ts'
import { type Zone, zoneNamed } from '#timeline/time-zone.ts'
import { plainWords } from './inline.ts'
import { foreignMonths, rareZones, zonePairs, zoneWords } from './words/calendar.ts'

const halfDay = /\b((?:0?[1-9]|1[0-2]):\d{2}(?::\d{2})?)([ap])(?![\w.])/gi
/** `15:30 PM` and `00:25 AM` say one thing twice. */
const doubled = /\b((?:0?0|1[3-9]|2[0-3])[:.]\d{2}(?::\d{2})?)\s?[ap]\.?m\b\.?/gi
/** A colon behind a day parts it from words, and does not begin a clock. */
const dayColon =
  /\b((?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?):(?=[\s*_]|$)/g
/** `[03-26 17:40]`: a month and a day in front of a clock, as in a whole date of that order. */
const shortDay = /^(\W{0,6})(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[ T]\d{1,2}:\d\d)/
/** `2026-01-05 0902:`, a clock without its colon behind a day. */
const closedClock =
  /\b(\d{4}-\d\d-\d\d[ T])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:[:–—|)\]-]|(?:UTC|GMT|Z|hrs?|h)\b|$))/g
/** `09:2x`, `09:xx`, `09:02:xx`: digits that nobody knows. */
const unknownDay = /\b(\d{4}-\d\d-\d\d)T(?:xx|XX)(?::\w\w){1,2}Z?/g
const unknownDigits =
  /(?<![\d:])(\d{1,2}):(?:([0-5])[xX](?::(?:xx|XX))?|(\d\d):(?:xx|XX)|(?:xx|XX)(?::(?:xx|XX))?)(?=Z|\W|$)/g
/** “UPDATE 7 May 19:27 UTC”. */
const updated =
  /^(\W{0,6})(?:UPDATED?|Updated?|EDIT|Edit)(?:\s?[:–—-])?\s+(?=\d{1,2}[:.\s]|\d{4}-\d|[A-Z][a-z]{2,8}\.? \d)/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const rareZone = new RegExp(
  `(?<=\\d(?:\\s?[AaPp]\\.?[Mm]\\.?)?\\s?\\(?)(${Object.keys(rareZones).join('|')})\\b(:?)`,
  'g',
)
const pairs = Object.keys(zonePairs).join('|')
const zonePair = new RegExp(`(?<=\\d(?:\\s?[AaPp]\\.?[Mm]\\.?)?\\s?\\(?)(${pairs})\\b`, 'g')
/** “7:09 AM Eastern:”, “12:00 US Pacific time”. */
const zoneInWords =
  /(?<=\d:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s|\d\s?[AaPp]\.?[Mm]\.?\s)(?:US )?(Eastern|Pacific|Mountain|Central)(?:(?: Standard| Daylight)? [Tt]ime\b|(?=\s?(?:[:)\],;.|–—-]|$)))/g
const monthName = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?'
/** “October 9-23, 2025”, “October 30 – November 2, 2025”. */
const daysOfMonth = new RegExp(
  `\\b(${monthName}) (\\d{1,2})\\s?[-–—]\\s?(?:(${monthName}) )?(\\d{1,2}),? (\\d{4})\\b`,
  'g',
)
/** “Feb-07-2022” */
const dashedMonth = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{1,2})-(\d{4})\b/gi
/** “9-23 October 2025” */
const daysThenMonth = new RegExp(
  `(?<![\\d:.-]|[-–—] )\\b(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2}) (${monthName}),? (\\d{4})\\b`,
  'g',
)
const japanese = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g
const smallMonth =
  /(?<=\d(?:st|nd|rd|th)?[\s/-](?:of )?)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?=\.?\s\d)/g
const foreign = new RegExp(
  `(\\d{1,2})(?:\\.|er|º)?\\s(?:de\\s)?(${Object.keys(foreignMonths).join('|')})\\b(?:\\sde(?=\\s\\d{4}))?`,
  'gi',
)
const joined = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g
/** `2017-02-09_`, `2021.06.02-12`: a date with more behind it in a file’s name. */
const named = /(?<!\d)((?:19|20)\d{2})[-_.](0?[1-9]|1[0-2])[-_.](0?[1-9]|[12]\d|3[01])(?!\d)/g

/** Ways of writing a time that mean the same as a usual one, written as that. Keeps no positions. */
export function usualTimes(text: string): string {
  if (!/\d/.test(text)) return text
  return (
    text
      .replace(dayColon, '$1 :')
      .replace(
        daysOfMonth,
        (_, month: string, day: string, other: string | undefined, last: string, year: string) =>
          `${month} ${day}, ${year} until ${other ?? month} ${last}`,
      )
      .replace(dashedMonth, '$1 $2, $3')
      .replace(daysThenMonth, '$1 $3 $4 until $2 $3')
      .replace(updated, '$1')
      .replace(closedClock, '$1$2:$3')
      .replace(unknownDay, '$1')
      .replace(
        unknownDigits,
        (_, hour: string, ten?: string, minute?: string) => `${hour}:${minute ?? `${ten ?? 0}0`}`,
      )
      .replace(
        shortDay,
        (_, mark: string, month: string, day: string) => `${mark}${months[Number(month) - 1]} ${day}`,
      )
      // A colon right behind an offset would go on with it.
      .replace(rareZone, (_, name: string, colon: string) => `${rareZones[name]}${colon && ' -'}`)
      .replace(zonePair, (pair) => zonePairs[pair] ?? pair)
      .replace(zoneInWords, (_, name: string) => zoneWords[name.toLowerCase()] ?? name)
      .replace(doubled, '$1')
      .replace(halfDay, '$1 $2m')
      .replace(japanese, '$1-$2-$3')
      .replace(smallMonth, (word) => word.charAt(0).toUpperCase() + word.slice(1))
      .replace(
        foreign,
        (_, day: string, month: string) => `${day} ${foreignMonths[month.toLowerCase()] ?? month}`,
      )
  )
}

/** A name of a file or page whose digits may be a date. */
export function usualName(name: string): string {
  return usualTimes(name.replace(named, ' $1-$2-$3 ').replace(joined, ' $1-$2-$3 ').replaceAll('_', ' '))
}

/** RFC 3339: a full-date where only a day is told; null where the day is not settled or is none. */
export function momentText(time: WrittenTime, context: TimeContext): string | null {
  const settled = settleTime(time, context)
  if (typeof settled === 'string') return null
  if (time.clock) return instantText(settled.at)
  const day = settleDay(time, context)
  return typeof day === 'string' ? null : day.date
}

/** Microseconds since 1970 as RFC 3339 in UTC; no fraction where there is none. */
export function instantText(micros: number): string {
  const text = new Date(Math.floor(micros / 1000)).toISOString()
  return text.replace(/\.000Z$/, 'Z')
}

/** A zone and nothing else: `(UTC+9:30)`. */
export const isZoneAlone = (line: string) =>
  line.length < 30 && /[+-]\d/.test(line) && zoneOnly.test(plainWords(line))

export interface FoundMoment {
  time: WrittenTime
  at: number
}

const start = /(?<![\w./:-]|\d,)(?=\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/g
const mostStarts = 200

/** The times with a date in a text, in their order. `whole` asks for a year or an order of numbers as well. */
export function* datesIn(text: string, whole = true): Generator<FoundMoment> {
  let tried = 0
  let behind = 0
  for (const { index } of text.matchAll(start)) {
    if (index < behind) continue
    tried += 1
    if (tried > mostStarts) return
    const time = scanTime(text, index)
    if (time) behind = time.end
    if (time && isDated(time, whole)) yield { time, at: index }
  }
}

/** The times of day in a text, with their days, in their order. */
export function* clocksIn(text: string): Generator<FoundMoment> {
  let behind = 0
  for (const { index } of text.matchAll(start)) {
    const time = index < behind ? null : scanTime(text, index)
    if (time) behind = time.end
    if (time?.clock && !time.clock.weak) yield { time, at: index }
  }
}

function isDated({ date }: WrittenTime, whole: boolean): boolean {
  if (!date || (whole && date.year === undefined)) return false
  return date.year === undefined || (date.year >= 1900 && date.year <= 2100)
}

const timeWord =
  /\b(?:[Tt]imes?(?:stamps?|lines?|[ -]?zone)?|TIMES?(?:LINE| ?ZONE)?|[Cc]lock|[Ww]hen(?=\s?[[(])|[Hh]ours|Heures?|Uhrzeit|Zeit|Hora|Ora|Tijd)\b|時刻|時間|時系列|时间/g
const placeWords = Object.keys(zoneWords)
  .map((name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()))
  .sort((one, other) => other.length - one.length)
  .join('|')
const zoneWord = new RegExp(
  `\\b((?:${placeWords})(?: (?:Standard|Daylight|Summer))?(?=\\b)|${pairs}|[A-Z]{2,5}(?:[+-]\\d{1,2}(?::?\\d\\d)?)?|[A-Z][a-z]+\\/[A-Z][A-Za-z_]+|utc|gmt)(?![\\w/])`,
  'g',
)
const zoneBefore = new RegExp(`\\b(${placeWords})(?: (?:Standard|Daylight|Summer))? [Tt]imes?\\b`)
const zoneReach = 70
const zoneOnly = /^\W{0,4}([A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?)\W{0,4}$/

/** The zone that a remark names for all times: “All times in UTC”, `Time (CET)`, “times are Pacific”. */
export function zoneRemark(line: string): Zone | null {
  const text = line.slice(0, 400)
  for (const { index } of text.matchAll(timeWord)) {
    for (const [, word = ''] of text.slice(index, index + zoneReach).matchAll(zoneWord)) {
      const zone = zoneCalled(word)
      if (zone) return zone
    }
  }
  const named = zoneOnly.exec(text)?.[1] ?? zoneBefore.exec(text)?.[1]
  return named ? zoneCalled(named) : null
}

/** `Chronology (CET)` */
export function zoneInBrackets(words: string): Zone | null {
  const name = /[([]([A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?)[)\]]\s*$/.exec(words)?.[1]
  return name ? zoneCalled(name) : null
}

function zoneCalled(word: string): Zone | null {
  const name =
    zoneWords[word.toLowerCase().replace(/ (?:standard|daylight|summer)$/, '')] ??
    zonePairs[word] ??
    rareZones[word] ??
    word
  if (name === name.toLowerCase() && !/^(?:utc|gmt)$/.test(name)) return null
  return /^[A-Za-z]{1,1}$/.test(name) ? null : zoneNamed(name)
}
