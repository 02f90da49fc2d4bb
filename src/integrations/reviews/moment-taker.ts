import type { ClockHand } from '#integrations/text/clock-hand.ts'
import { fullDateIn } from '#integrations/text/survey.ts'
import type { LineStyle, TimedLine } from '#integrations/text/timed-line.ts'
import type { WrittenTime } from '#timeline/time-scan.ts'
import { bylineOf, isByline } from './byline.ts'
import { countedTime, isCounted } from './counted-time.ts'
import { plainWords } from './inline.ts'
import { clockEarlyIn, lateTime } from './late-time.ts'
import type { Block, Table } from './outline.ts'
import type { ReadMoment } from './reading.ts'
import { rowMoment } from './row-moment.ts'
import { bareHeading } from './time-heading.ts'
import { tellsLength, timeInBrackets } from './time-in-brackets.ts'
import { isLed, timedIn } from './timed.ts'
import { isTimeAlone, type TimelineHabits } from './timeline-habits.ts'
import { inProse, isBroken, tellsSomething } from './timeline-lines.ts'
import { instantText, isZoneAlone, usualTimes } from './times.ts'
import { dayOfWeekday } from './weekday.ts'

interface OpenMoment {
  at: string
  lines: string[]
  /** Its time is a heading, so that all words below are about it. */
  headed?: boolean
}

type Words = Extract<Block, { kind: 'paragraph' | 'item' }>

const dayAlone = 'YYYY-MM-DD'
const longRun = 80
const runStart =
  /(?<=[.!?…]\s{1,3})(?=(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d{2}(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:\(?[A-Z]{2,5}\)?)?\s?[-–—:|]\s)/
const mostLines = 200
const dayLength = 86_400_000
/** An incident that began the evening before its date. */
const mostDaysOff = 1
const mostMoments = 20_000

/** Turns the blocks of a timeline into moments, one after the other. */
export class MomentTaker {
  readonly #hand: ClockHand
  readonly #style: LineStyle
  readonly #habits: TimelineHabits
  readonly #moments: ReadMoment[] = []
  #open: OpenMoment | null = null
  /** The day that a line by itself told, for words right below it. */
  #told: string | null = null
  /** Whether the day is the document’s, and no line of the timeline has told one. */
  #assumed = true
  /** Times that no day is known for. */
  undated = 0
  /** Times of day that name no zone. */
  unzoned = 0

  constructor(hand: ClockHand, style: LineStyle, habits: TimelineHabits) {
    this.#hand = hand
    this.#style = style
    this.#habits = habits
  }

  end(): ReadMoment[] {
    this.#close()
    return this.#moments
  }

  take(block: Block) {
    // Outside a timeline, words of another paragraph are no longer about the time above them.
    if (this.#habits.strict && block.kind === 'paragraph' && !this.#open?.headed) this.#close()
    if (block.kind === 'table') this.#takeTable(block)
    else if (block.kind === 'heading') this.#takeHeading(block.text)
    else if (block.kind === 'code' || block.kind === 'quote') this.#takeQuoted(block.lines)
    else if (block.kind === 'paragraph' && this.#habits.alone) this.#takeParagraph(block)
    else this.#takeLines(block)
  }

  #takeLines({ kind, lines }: Words) {
    for (const [index, line] of lines.entries())
      if (kind === 'paragraph' && this.#isBelowClock() && inProse(line)) this.#goOn(line)
      else if (kind === 'item' && isBroken(lines[index - 1], line)) this.#goOn(line)
      else this.#takeRun(line, kind === 'item' && index === 0)
  }

  #isBelowClock(): boolean {
    return this.#open?.headed === true && this.#open.at.length > dayAlone.length
  }

  /** Where times stand alone, the paragraphs below belong to them, whatever times they tell. */
  #takeParagraph(block: Words) {
    if (isTimeAlone(block)) this.#takeHeading(block.lines[0] ?? '')
    else if (this.#open?.headed) for (const line of block.lines) this.#goOn(line)
    else this.#takeLines(block)
  }

  #takeHeading(text: string) {
    const heading = bareHeading(text)
    const timed = timedIn(heading, { ...this.#style, dotted: true })
    if (timed && (timed.time.clock || timed.text.length < 80)) {
      this.#takeTimed(timed, true)
      if (this.#open) this.#open.headed = true
    } else {
      this.#close()
      const day = fullDateIn(heading) ?? this.#weekdayOf(heading)
      if (!day) return
      this.#hand.setDay(day)
      this.#dayIsTold(day)
    }
  }

  /** `08:18 UTC - one. 08:38 UTC - another.` on one line. */
  #takeRun(line: string, listed: boolean) {
    if (line.length < longRun) this.#takeLine(line, listed)
    else
      for (const [index, piece] of line.split(runStart).entries())
        this.#takeLine(piece, listed && index === 0)
  }

  #takeLine(line: string, listed: boolean) {
    if (isZoneAlone(line) || (listed && tellsLength(line))) return
    const words = usualTimes(line)
    if (listed && !this.#habits.strict && !isLed(words) && this.#takeBehind(words)) return
    const timed = /\d/.test(line) ? timedIn(words, this.#style) : null
    const spoken = timed || this.#habits.strict ? null : bylineOf(words)
    if (spoken) {
      this.#begin(spoken.time, [spoken.name])
      return
    }
    const weekday = this.#turnToWeekday(words)
    if (timed && this.#counts(timed, words, listed)) this.#takeTimed(timed, false, isLed(words))
    else if (!this.#takeCounted(words) && !this.#takeLate(words, listed) && !weekday)
      this.#takeUntimed(line, listed)
  }

  /** A time in brackets behind an item. */
  #takeBehind(words: string): boolean {
    const found = timeInBrackets(words)
    const clock = found?.time.date && !found.time.clock ? clockEarlyIn(found.text) : null
    if (found) this.#begin(clock ? { ...clock, date: found.time.date } : found.time, [found.text], false)
    return found !== null
  }

  #takeLate(words: string, listed: boolean): boolean {
    const late = listed && this.#habits.late ? lateTime(words) : null
    if (late) this.#begin(late, [words], false)
    return late !== null
  }

  #weekdayOf(words: string): string | null {
    return dayOfWeekday(words, this.#hand.context.date, this.#hand.first === null)
  }

  /** “Sat 14:24” moves to that Saturday; true where the line says nothing else. */
  #turnToWeekday(words: string): boolean {
    const day = this.#weekdayOf(words)
    if (day && day !== this.#hand.context.date) this.#hand.setDay(day)
    return day !== null && !/\d/.test(words)
  }

  /** In a timeline, a time early in an item counts; below a heading that is one, only what begins a line. */
  #counts({ time }: TimedLine, line: string, listed: boolean): boolean {
    if (isLed(line)) return !this.#habits.strict || time.clock !== undefined
    if (this.#habits.strict || time.clock === undefined) return false
    return listed || this.#open === null || isByline(line)
  }

  #takeTimed(timed: TimedLine, heading: boolean, led = true) {
    if (this.#isDay(timed, heading)) {
      this.#close()
      if (!this.#hand.turnTo(timed.time)) this.undated += 1
      else this.#tellDay(this.#hand.context.date ?? null)
      return
    }
    const clock = timed.time.clock || !timed.time.date ? null : timedIn(timed.text.trimStart(), this.#style)
    // “5 January: at 09:02 it fell over”
    if (clock?.time.clock && !clock.time.date && isLed(timed.text) && !/^\W*between\b/i.test(timed.text))
      this.#begin({ ...clock.time, date: timed.time.date }, [clock.text], led)
    else this.#begin(timed.time, [timed.text], led)
  }

  /** A date with nothing behind it but a remark in brackets. */
  #isDay({ time, text }: TimedLine, heading: boolean): boolean {
    if (time.clock || !time.date) return false
    const words = plainWords(text).trim()
    return (
      words === '' ||
      /^[:\s]*$/.test(words) ||
      /^\([^()]{0,60}\)$/.test(words) ||
      (heading && words.length < 40 && this.#habits.strict)
    )
  }

  #begin(time: WrittenTime, lines: string[], led = true) {
    this.#close()
    this.#told = null
    if (this.#moments.length >= mostMoments) return
    if (time.clock && !time.zone) this.unzoned += 1
    const settled = this.#hand.settle(time)
    if (typeof settled === 'string') {
      this.undated += 1
      return
    }
    if (time.date && led) this.#dayIsTold(this.#hand.context.date)
    const day = time.clock ? null : this.#hand.context.date
    this.#open = { at: day ?? instantText(settled.at), lines: lines.filter((line) => line !== '') }
  }

  #tellDay(day: string | null) {
    this.#told = day
    if (day) this.#dayIsTold(day)
  }

  /** The first date that the timeline itself tells also tells whether the day assumed before it was too late. */
  #dayIsTold(day: string | undefined) {
    const last = this.#moments.at(-1)
    const days = this.#assumed && last && day ? daysBetween(day, last.at.slice(0, 10)) : 0
    this.#assumed = false
    if (days <= 0 || days > mostDaysOff) return
    for (const [index, { at, text }] of this.#moments.entries())
      this.#moments[index] = { at: daysBefore(at, days), text }
  }

  #takeCounted(line: string, more: readonly string[] = []): boolean {
    const counted = countedTime(line)
    const from = this.#hand.first ?? this.#habits.begun
    if (!counted || (from === undefined && !isCounted(line))) return false
    this.#close()
    if (from === undefined) this.undated += 1
    else this.#open = { at: instantText(from + counted.seconds * 1e6), lines: [counted.text, ...more] }
    return true
  }

  #takeQuoted(lines: readonly string[]) {
    // A log or a chat in a block of its own is the timeline where nothing above it tells a time.
    const isLog = this.#open === null && lines.filter((line) => isLed(line)).length * 2 >= lines.length
    for (const line of lines) {
      if (isLog) this.#takeLine(line, false)
      else this.#goOn(line)
    }
  }

  /** Words without a time may stand below a day that a line by itself told. */
  #takeUntimed(line: string, listed: boolean) {
    if (this.#open === null && this.#told !== null && !this.#habits.strict && tellsSomething(line)) {
      this.#open = { at: this.#told, lines: [line.trim()] }
      if (listed) this.#told = this.#open.at
    } else this.#goOn(line)
  }

  #goOn(line: string) {
    if (this.#open && this.#open.lines.length < mostLines && line.trim() !== '')
      this.#open.lines.push(line.trim())
  }

  #takeTable({ rows }: Table) {
    this.#close()
    for (const row of rows) {
      const found = rowMoment(row, this.#style)
      if (!found) this.#takeUntimedRow(row)
      else if (!found.time.clock && found.rest.every((cell) => cell === '')) this.#hand.turnTo(found.time)
      else {
        if (!found.time.date) this.#turnToWeekday(plainWords(row.find((cell) => cell !== '') ?? ''))
        this.#begin(found.time, [wordsOf(found.rest)])
      }
    }
    this.#close()
  }

  /** A row whose time counts from the beginning, or words of the row above. */
  #takeUntimedRow(row: readonly string[]) {
    const at = row.slice(0, 2).findIndex((cell) => countedTime(plainWords(cell))?.text.length === 0)
    const rest = wordsOf(row.filter((_, index) => index !== at))
    if (at < 0 || !this.#takeCounted(plainWords(row[at] ?? ''), [rest])) this.#goOn(wordsOf(row))
  }

  #close() {
    const open = this.#open
    this.#open = null
    if (!open) return
    const text = plainWords(open.lines.join('\n').replaceAll('<br>', '\n').replaceAll('\u00a0', ' '))
    if (text !== '') this.#moments.push({ at: open.at, text })
  }
}

/** What the cells of a row say, without empty ones and dashes in their place. */
const wordsOf = (cells: readonly string[]) =>
  cells.filter((cell) => cell !== '' && !/^[-–—]$/.test(cell)).join(' — ')

const daysBetween = (one: string, other: string) =>
  Math.round((Date.parse(other) - Date.parse(one)) / dayLength)

function daysBefore(at: string, days: number): string {
  const earlier = new Date(Date.parse(at) - days * dayLength).toISOString()
  return at.length === 10 ? earlier.slice(0, 10) : earlier.replace(/\.000Z$/, 'Z')
}
