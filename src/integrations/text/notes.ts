import { contentKey } from '#integrations/content-key.ts'
import type { Gathering } from '#integrations/gathering.ts'
import { attributesOf } from '#integrations/json-value.ts'
import type { EntryDraft, Micros } from '#timeline/entry.ts'
import type { TimeProblem, TimeReading } from '#timeline/time-text.ts'
import type { ClockHand } from './clock-hand.ts'
import { kindOfNote } from './kind.ts'
import { type LineHead, lineHead } from './line-head.ts'
import { markdownRow, rowTime } from './markdown-row.ts'
import { relativeTime } from './relative.ts'
import { fullDateIn, type Survey, speakerIn } from './survey.ts'
import { type TimedLine, timedLine } from './timed-line.ts'

/** An entry that lines may still be added to. */
interface OpenNote {
  reading: TimeReading
  until?: Micros | undefined
  lines: string[]
  actor?: string | undefined
  url?: string | undefined
  first: number
  last: number
  head: LineHead
}

export interface NoteSource {
  /** Lane of the entries. */
  name: string
  slice(first: number, last: number): string
}

const mostLines = 200
/** Behind an empty line, words belong to the time above only this close to it. */
const nearLines = 12

const problems: Record<TimeProblem, string> = {
  'no-date': 'This time has no date. Choose the date of the first time in this text.',
  'no-year': 'This date has no year. Choose the date of the first time in this text.',
  impossible: 'This is no possible time.',
}

/** Turns the lines of notes into entries, one after the other. */
export class NoteTaker {
  private readonly survey: Survey
  private readonly hand: ClockHand
  private readonly source: NoteSource
  private readonly gathering: Gathering
  /** Whether any line told a time. */
  hasTimes = false
  /** Lines that belong to no time. */
  untimed = 0
  private note: OpenNote | null = null
  private header: string[] | null = null
  private blank = false
  private fenced = false
  private frontMatter = false
  private hasDay = false

  constructor(survey: Survey, hand: ClockHand, source: NoteSource, gathering: Gathering) {
    this.survey = survey
    this.hand = hand
    this.source = source
    this.gathering = gathering
  }

  add(line: string, number: number): void {
    if (this.isFrontMatter(line, number)) return
    if (line.trim() === '') {
      this.blank = true
      this.header = null
      return
    }
    if (/^\s*(?:```|~~~)/.test(line)) this.fenced = !this.fenced
    if (this.fenced || !this.addTold(line, number)) this.continueNote(line, number)
    this.blank = false
  }

  /** The settings at the head of a Markdown page: no lines of the notes, but they may tell the day. */
  private isFrontMatter(line: string, number: number): boolean {
    const ruler = line.trim() === '---'
    if (number === 1 && ruler) this.frontMatter = true
    else if (this.frontMatter && ruler) this.frontMatter = false
    else if (!this.frontMatter) return false
    else if (!this.hasDay) {
      const date = fullDateIn(line)
      this.hasDay = date !== undefined
      if (date && !this.hand.context.date) this.hand.setDay(date)
    }
    return true
  }

  end(): void {
    const { note } = this
    this.note = null
    if (note) this.gathering.add(this.entryOf(note))
  }

  /** False for a line that is neither a time, a day nor a heading. */
  private addTold(line: string, number: number): boolean {
    const row = markdownRow(line)
    if (row) {
      if (!row.isRuler) this.addRow(row.cells, number)
      return true
    }
    const timed = timedLine(line, this.survey)
    if (timed && this.isDay(timed)) {
      this.end()
      this.hand.turnTo(timed.time)
      return true
    }
    if (timed) {
      this.addTimed(timed, number)
      return true
    }
    const head = lineHead(line)
    return this.addRelative(line, head, number) || this.addHeading(line, head)
  }

  /** A date with nothing behind it but a zone or a remark in brackets. */
  private isDay({ time, text, head }: TimedLine): boolean {
    if (time.clock || !time.date) return false
    return (
      text === '' || (/^\(?[A-Za-z/+:\d ]{0,30}\)?$/.test(text) && (head.heading > 0 || text.startsWith('(')))
    )
  }

  private addTimed(timed: TimedLine, number: number): void {
    this.end()
    this.hasTimes = true
    const reading = this.hand.settle(timed.time)
    if (typeof reading === 'string') {
      this.gathering.fail(this.source.slice(number, number), problems[reading])
      return
    }
    this.open(reading, timed.text, number, timed.head)
    if (!this.note) return
    if (timed.until) this.note.until = this.hand.settleEnd(timed.until, reading)
    this.note.url = timed.url
  }

  private open(reading: TimeReading, text: string, number: number, head: LineHead): void {
    const speaker = speakerIn(`${text} `)
    const named = speaker && (speaker.certain || this.survey.names.has(speaker.name)) ? speaker : null
    const words = named ? named.rest.trim() : text
    const lines = words === '' ? [] : [words]
    this.note = { reading, lines, actor: named?.name, first: number, last: number, head }
  }

  private addRelative(line: string, head: LineHead, number: number): boolean {
    const relative = relativeTime(line, head.at)
    if (!relative) return false
    this.end()
    if (this.hand.first === null) {
      this.gathering.fail(
        this.source.slice(number, number),
        'This counts from a beginning that no line tells.',
      )
      return true
    }
    const at = this.hand.first + relative.seconds * 1e6
    this.open(
      { at, precision: 'minute' },
      line.slice(relative.end).replace(/^[\s:|,–—*_\])-]+/, ''),
      number,
      head,
    )
    return true
  }

  /** Other headings end what stands above them; a date in one is the day of what follows. */
  private addHeading(line: string, head: LineHead): boolean {
    const labelled = /^[^\d]{1,40}:[\s*_]*(?=\d|[A-Z][a-z]{2})/.test(line.slice(head.at)) && !this.note
    if (head.heading === 0 && !labelled) return false
    if (head.heading > 0) this.end()
    const date = fullDateIn(line)
    if (date) this.hand.setDay(date)
    return head.heading > 0
  }

  private continueNote(line: string, number: number): void {
    const { note } = this
    if (!note || !this.belongs(note, line, number)) {
      this.end()
      this.untimed += 1
      return
    }
    if (this.blank && note.lines.length > 0) note.lines.push('')
    note.lines.push(line.replace(/(?:<br\s*\/?>)+\s*$/i, '').trimEnd())
    note.last = number
  }

  /** Whether words without a time go on telling of the time above them. */
  private belongs(note: OpenNote, line: string, number: number): boolean {
    if (note.lines.length >= mostLines) return false
    if (note.head.heading > 0 || note.lines.length === 0 || this.fenced) return true
    const head = lineHead(line)
    // The next bullet of the same list is a thing of its own.
    if (note.head.listed && head.listed && head.indent <= note.head.indent) return false
    return !this.blank || number - note.first <= nearLines
  }

  private addRow(cells: string[], number: number): void {
    const found = rowTime(cells)
    if (!found) {
      if (this.header === null) this.header = cells
      else this.gathering.fail(this.source.slice(number, number), 'No cell of this row holds a time.')
      return
    }
    this.end()
    this.hasTimes = true
    if (!found.time.clock && found.rest.every((index) => cells[index] === '')) {
      this.hand.turnTo(found.time)
      return
    }
    const reading = this.hand.settle(found.time)
    if (typeof reading === 'string') {
      this.gathering.fail(this.source.slice(number, number), problems[reading])
      return
    }
    const isActor = (index: number) =>
      /^(?:who|actor|person|by|user|name|responder|owner)$/i.test(this.header?.[index] ?? '')
    const actor = found.rest.find(isActor)
    const words = found.rest.filter((index) => index !== actor).map((index) => cells[index] ?? '')
    this.open(reading, words.filter((word) => word !== '').join(' — '), number, lineHead(''))
    if (this.note && actor !== undefined && cells[actor]) this.note.actor = cells[actor]
    this.end()
  }

  private entryOf(note: OpenNote): EntryDraft {
    const { reading, until, actor, url } = note
    const text = note.lines.join('\n').trim() || '(no words)'
    const { log } = this.survey
    const kind = log ? 'signal' : kindOfNote(text)
    return {
      key: `text:${contentKey(`${reading.at}\u0000${actor ?? ''}\u0000${text}`)}`,
      at: reading.at,
      ...(until === undefined ? {} : { until }),
      precision: reading.precision,
      ...(reading.zone === undefined ? {} : { zone: reading.zone }),
      kind,
      actorKind: log && !actor ? 'system' : 'human',
      ...(actor === undefined ? {} : { actor }),
      source: this.source.name,
      text,
      ...(url || reading.note ? { attributes: attributesOf({ url, note: reading.note }) } : {}),
      slice: this.source.slice(note.first, note.last),
    }
  }
}
