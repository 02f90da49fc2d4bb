import type { WrittenTime } from '#timeline/time-scan.ts'
import { type DayOrder, dayOrder, settleDay, type TimeContext } from '#timeline/time-text.ts'
import { allFor, type Detail } from './details.ts'
import { plainWords } from './inline.ts'
import { isStamp } from './posted.ts'
import { beginOfStretch } from './stretch.ts'
import { datesIn, momentText, usualName, usualTimes } from './times.ts'
import { beginKeys, dateKeys, noticedKeys, postKeys, publishedKeys } from './words/details.ts'

export interface FoundDate {
  /** RFC 3339, or a full-date. */
  text: string
  /** YYYY-MM-DD as it was written, where it was written: late in the evening, UTC may be a day on. */
  day?: string
  /** Where it was found, in words that follow “from”. */
  source: string
  /** Numbers whose order is a guess. */
  doubtful: boolean
  /** Told by the title, the first words or as its beginning, and not only where the day of writing may stand. */
  certain: boolean
}

export interface DateSources {
  details: readonly Detail[]
  title: string | null
  path: string
  /** The first words of the document, as lines. */
  opening: readonly string[]
  context: TimeContext
}

/**
 * When the incident began, from what a document says where. In this order: a detail that names the beginning, the title, a
 * detail called date, the name of the file, a date that stands alone near the top, details of noticing and of publishing,
 * the first date in the first words, the path.
 */
export function dateOf(sources: DateSources): FoundDate | null {
  const candidates = [...statedDates(sources)]
  const written = candidates[0]
  const first =
    yearSlipped(candidates) ?? dayOfTitle(sources.title, written) ?? dayOfStart(sources, written) ?? written
  if (!first) return null
  // The title or the file’s name tells the day, and a detail of the same day its time.
  const finer = candidates.find(
    ({ text }) => !isTimed(first.text) && isTimed(text) && text.slice(0, 10) === first.text,
  )
  const found = finer && ['details', 'title', 'name'].includes(finer.kind) ? finer : first
  const certain = candidates.some(
    ({ kind, source, text }) =>
      (kind === 'title' || kind === 'words' || source === beginning) && sameDay(text, found.text),
  )
  return { ...found, certain: certain || first.kind === 'title' }
}

/** A title of the same day of another year than the file’s name: the year of a title is easily mistyped. */
function yearSlipped(candidates: readonly Candidate[]): Candidate | undefined {
  const [first] = candidates
  const name = candidates.find(({ kind }) => kind === 'name')
  const slipped = first?.kind === 'title' && name && first.text.slice(4, 10) === name.text.slice(4, 10)
  return slipped ? name : undefined
}

/** The day that a title tells without a year (“Outage on March 17th”), shortly before a date of the page. */
function dayOfTitle(title: string | null, written: Candidate | undefined): Candidate | undefined {
  if (!written || written.source === beginning) return undefined
  return dayOfWords(title ?? '', written, 'title')
}

/** A day without a year, shortly before a date that has one. */
function dayOfWords(words: string, written: Candidate, kind: 'title' | 'words'): Candidate | undefined {
  const [found] = datesIn(usualTimes(words), false)
  const date = found?.time.date
  if (!date || !('month' in date) || date.year !== undefined) return undefined
  const year = Number(written.text.slice(0, 4))
  const days = [year, year - 1].map((one) => `${one}-${two(date.month)}-${two(date.day)}`)
  const text = days.find((day) => isShortlyBefore(day, written.text.slice(0, 10)))
  const source = kind === 'title' ? 'the title' : 'its first words'
  return text ? { text, doubtful: false, kind, source } : undefined
}

/** What the first sentences say, where the page or the letter says when it was written. */
function dayOfStart(sources: DateSources, written: Candidate | undefined): Candidate | undefined {
  const sentences = sources.opening
    .filter((line) => line.length >= shortestSentence && !writing.test(line))
    .map(plainWords)
  const [first = ''] = sentences
  if (written?.source === published)
    return (
      dayThatBegins(sentences.slice(0, mostSentences), written, sources.context) ??
      dayOfWords(first.slice(0, 60), written, 'words')
    )
  const isPost = folderOfPosts.test(sources.path) || sources.details.some(({ key }) => postKeys.test(key))
  if (!isPost || (written?.kind !== 'name' && written?.source !== dated)) return undefined
  return dayThatBegins([first], written, sources.context)
}

/** The full date with which a sentence begins (“On June 4, 2024, …”), shortly before the one it was written on. */
function dayThatBegins(
  sentences: readonly string[],
  written: Candidate,
  context: TimeContext,
): Candidate | undefined {
  for (const sentence of sentences) {
    const [found] = /^(?:on|at)\s/i.test(sentence) ? datesIn(usualTimes(sentence.slice(0, 80))) : []
    const told = found && found.at < farthest && momentText(timeStated(found.time), context)
    if (told && isShortlyBefore(told.slice(0, 10), written.text.slice(0, 10)))
      return { text: told, doubtful: isEither(found.time), kind: 'words', source: 'its first words' }
  }
  return undefined
}

/** How many sentences of a letter or a report are looked at, and how far into them. */
const mostSentences = 6
const farthest = 40
const folderOfPosts = /(?:^|[/\\!])(?:_?posts|blogs?|news|articles)[/\\]/i
const shortestSentence = 40
const two = (number: number) => String(number).padStart(2, '0')
const longestWriting = 45

function isShortlyBefore(day: string, written: string): boolean {
  const days = (Date.parse(written) - Date.parse(day)) / 86_400_000
  return days > 0 && days <= longestWriting
}

/** Lines that say when something was written, which is no beginning. */
const writing =
  /^\W{0,4}(?:posted|published|updated|last updated|created|written|dates?|reported|report(?:ing)? date|date of (?:this |the )?report)\b[^.\d]{0,40}(?=\d|[A-Z][a-z]{2})/i

interface Candidate extends Omit<FoundDate, 'certain'> {
  kind: 'details' | 'title' | 'name' | 'words' | 'path'
}

const beginning = 'its beginning, as stated'
const dated = 'its date, as stated'
const published = 'when it was published'
const sameDay = (one: string, other: string) => one.slice(0, 10) === other.slice(0, 10)
const isTimed = (text: string) => text.length > 10

function* statedDates(sources: DateSources): Generator<Candidate> {
  const { details, title, path } = sources
  // Several lines that say in the same words when updates were written are its timeline.
  const stamps = sources.opening.filter(isStamp).map((line) => /\p{L}+/u.exec(line)?.[0].toLowerCase())
  const stamped = new Set(stamps).size < stamps.length
  const opening = stamped ? sources.opening.filter((line) => !isStamp(line)) : sources.opening
  const order = orderFor(sources)
  const context: TimeContext = { ...sources.context, dayOrder: order.order }
  const read = function* (
    texts: readonly string[],
    kind: Candidate['kind'],
    source: string,
  ): Generator<Candidate> {
    for (const text of texts) {
      const found = firstDate(text, context, order.certain)
      if (found) {
        yield kind === 'words' && writing.test(text)
          ? { ...found, kind: 'path', source: published }
          : { ...found, kind, source }
        return
      }
    }
  }
  yield* read(allFor(details, beginKeys), 'details', beginning)
  yield* read(title ? [usualName(title)] : [], 'title', 'the title')
  yield* read(allFor(details, dateKeys), 'details', dated)
  yield* read([usualName(fileName(path))], 'name', 'the name of the file')
  yield* read(opening.filter(isDayLine), 'words', 'a line that is a date')
  yield* read(allFor(details, noticedKeys), 'details', 'when it was noticed')
  yield* read(
    opening.map((line) => line.slice(0, 1_000)),
    'words',
    'its first words',
  )
  yield* read(allFor(details, publishedKeys), 'details', published)
  yield* read(
    allFor(details, /^(?:path|slug|url|permalink|link|aliases)$/).map(addressName),
    'path',
    'its address',
  )
  yield* read([addressName(path)], 'path', 'its folder')
}

function firstDate(
  text: string,
  context: TimeContext,
  certain: boolean,
): Pick<FoundDate, 'text' | 'day' | 'doubtful'> | null {
  const words = usualTimes(text)
  for (const found of datesIn(words)) {
    const time = beginOfStretch(words, found)
    const told = momentText(timeStated(time), context)
    const day = told ? settleDay(time, context) : 'no-date'
    if (told)
      return {
        text: told,
        ...(typeof day === 'string' ? {} : { day: day.date }),
        doubtful: isEither(time) && !certain,
      }
  }
  // Times of day are only settled for the years from 1684 on.
  const old = /^\s*(1[0-8]\d\d-\d\d-\d\d)(?:T|\s|$)/.exec(text)?.[1]
  return old && !Number.isNaN(Date.parse(old)) ? { text: old, doubtful: false } : null
}

/** Midnight to the second is how programs write a day. */
function timeStated(time: WrittenTime): WrittenTime {
  const { clock, ...day } = time
  const midnight = clock && clock.hour === 0 && clock.minute === 0 && clock.second === 0 && clock.micros === 0
  return midnight ? day : time
}

const isEither = ({ date }: WrittenTime) =>
  date !== undefined && 'first' in date && date.first !== date.second && date.first <= 12 && date.second <= 12

/** How `03/10/2021` is meant: as other dates show, or as the file’s name says the same day. */
function orderFor({ details, title, path, opening, context }: DateSources): {
  order: DayOrder
  certain: boolean
} {
  if (context.dayOrder) return { order: context.dayOrder, certain: true }
  const texts = [...details.flatMap(({ values }) => values), title ?? '', ...opening]
  const shown = dayOrder(texts)
  if (shown.certain) return shown
  const either = texts.filter((text) =>
    [...datesIn(usualTimes(text))].slice(0, 1).some(({ time }) => isEither(time)),
  )
  const plain = texts.filter((text) => !either.includes(text))
  const days = [usualName(fileName(path)), ...plain].map((text) =>
    firstDate(text, {}, true)?.text.slice(0, 10),
  )
  for (const order of ['day-first', 'month-first'] as const)
    if (either.some((text) => isOneOf(days, firstDate(text, { dayOrder: order }, true)?.text.slice(0, 10))))
      return { order, certain: true }
  return shown
}

const isOneOf = (days: readonly (string | undefined)[], day: string | undefined) =>
  day !== undefined && days.includes(day)

/** A line that says hardly more than a date: “28 January 2021”, “### Tuesday 7 May 2024”. */
function isDayLine(line: string): boolean {
  const words = plainWords(line)
  if (words.length > 60 || !/\d/.test(words)) return false
  const [found] = datesIn(usualTimes(words))
  return found !== undefined && found.at < 14 && words.length - found.time.end < 8
}

function fileName(path: string): string {
  return (
    path
      .replace(/#\d+$/, '')
      .split(/[/\\!]/)
      .at(-1) ?? ''
  )
}

/** `blog/2023/02/08/dns-outage` with its date written as one. */
function addressName(address: string): string {
  return usualName(
    address.replace(/(?<!\d)((?:19|20)\d\d)\/(\d\d)\/(\d\d)(?!\d)/, ' $1-$2-$3 ').replace(/\/(?!\/)/g, ' '),
  )
}
