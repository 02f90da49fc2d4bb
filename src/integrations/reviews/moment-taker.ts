import type { ClockHand } from '#integrations/text/clock-hand.ts'
import { lineHead } from '#integrations/text/line-head.ts'
import { relativeTime } from '#integrations/text/relative.ts'
import { fullDateIn } from '#integrations/text/survey.ts'
import type { LineStyle, TimedLine } from '#integrations/text/timed-line.ts'
import type { WrittenTime } from '#timeline/time-scan.ts'
import { plainWords } from './inline.ts'
import type { Block, Table } from './outline.ts'
import type { ReadMoment } from './reading.ts'
import { rowMoment } from './row-moment.ts'
import { isLed, timedIn } from './timed.ts'
import { instantText, usualTimes } from './times.ts'

interface OpenMoment {
  at: string
  lines: string[]
}

const mostLines = 200
const mostMoments = 20_000

/** Turns the blocks of a timeline into moments, one after the other. */
export class MomentTaker {
  readonly #hand: ClockHand
  readonly #style: LineStyle
  /** Only lines that begin with a time of day count. */
  readonly #strict: boolean
  readonly #moments: ReadMoment[] = []
  #open: OpenMoment | null = null
  /** Times that no day is known for. */
  undated = 0
  /** Times of day that name no zone. */
  unzoned = 0

  constructor(hand: ClockHand, style: LineStyle, strict: boolean) {
    this.#hand = hand
    this.#style = style
    this.#strict = strict
  }

  end(): ReadMoment[] {
    this.#close()
    return this.#moments
  }

  take(block: Block) {
    if (block.kind === 'table') this.#takeTable(block)
    else if (block.kind === 'heading') this.#takeHeading(block.text)
    else if (block.kind === 'code' || block.kind === 'quote') this.#takeQuoted(block.lines)
    else
      for (const [index, line] of block.lines.entries())
        this.#takeLine(line, block.kind === 'item' && index === 0)
  }

  #takeHeading(text: string) {
    const heading = usualTimes(text)
    const timed = timedIn(heading, { ...this.#style, dotted: true })
    if (timed && (timed.time.clock || timed.text.length < 80)) this.#takeTimed(timed, true)
    else {
      this.#close()
      const day = fullDateIn(heading)
      if (day) this.#hand.setDay(day)
    }
  }

  #takeLine(line: string, listed: boolean) {
    const words = usualTimes(line)
    const timed = /\d/.test(line) ? timedIn(words, this.#style) : null
    if (timed && this.#counts(timed, words, listed)) this.#takeTimed(timed, false)
    else if (!this.#takeRelative(words)) this.#goOn(line)
  }

  /** In a timeline, a time early in an item counts; below a heading that is one, only what begins a line. */
  #counts({ time }: TimedLine, line: string, listed: boolean): boolean {
    if (isLed(line)) return !this.#strict || time.clock !== undefined
    return !this.#strict && time.clock !== undefined && (listed || this.#open === null)
  }

  #takeTimed(timed: TimedLine, heading: boolean) {
    if (this.#isDay(timed, heading)) {
      this.#close()
      if (!this.#hand.turnTo(timed.time)) this.undated += 1
      return
    }
    this.#begin(timed.time, [timed.text])
  }

  /** A date with nothing behind it but a remark in brackets. */
  #isDay({ time, text }: TimedLine, heading: boolean): boolean {
    if (time.clock || !time.date) return false
    const words = plainWords(text).trim()
    return (
      words === '' ||
      /^[:\s]*$/.test(words) ||
      /^\([^()]{0,60}\)$/.test(words) ||
      (heading && words.length < 40 && this.#strict)
    )
  }

  #begin(time: WrittenTime, lines: string[]) {
    this.#close()
    if (this.#moments.length >= mostMoments) return
    if (time.clock && !time.zone) this.unzoned += 1
    const settled = this.#hand.settle(time)
    if (typeof settled === 'string') {
      this.undated += 1
      return
    }
    const day = time.clock ? null : this.#hand.context.date
    this.#open = { at: day ?? instantText(settled.at), lines: lines.filter((line) => line !== '') }
  }

  #takeRelative(line: string): boolean {
    const head = lineHead(line.slice(0, 200))
    const relative = this.#hand.first === null ? null : relativeTime(line.slice(0, 200), head.at)
    if (!relative || this.#hand.first === null) return false
    this.#close()
    const words = line.slice(relative.end).replace(/^[\s:|,–—*_\])-]+/, '')
    this.#open = { at: instantText(this.#hand.first + relative.seconds * 1e6), lines: [words] }
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

  #goOn(line: string) {
    if (this.#open && this.#open.lines.length < mostLines && line.trim() !== '')
      this.#open.lines.push(line.trim())
  }

  #takeTable({ rows }: Table) {
    this.#close()
    for (const row of rows) {
      const found = rowMoment(row, this.#style)
      if (!found) this.#goOn(row.filter((cell) => cell !== '').join(' — '))
      else if (!found.time.clock && found.rest.every((cell) => cell === '')) this.#hand.turnTo(found.time)
      else this.#begin(found.time, [found.rest.filter((cell) => cell !== '').join(' — ')])
    }
    this.#close()
  }

  #close() {
    const open = this.#open
    this.#open = null
    if (!open) return
    const text = plainWords(open.lines.join('\n').replaceAll('<br>', '\n'))
    if (text !== '') this.#moments.push({ at: open.at, text })
  }
}
