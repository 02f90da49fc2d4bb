import { textLines } from '#platform/files/lines.ts'
import { looksBinary } from '#platform/files/text.ts'
import { type DayOrder, dayOrder } from '#timeline/time-text.ts'
import { blockHead } from './block-head.ts'
import { dayLine } from './day-line.ts'
import { QuotedBytes } from './quoted-bytes.ts'
import { type Remark, remarkOf } from './remark.ts'
import { type Stamp, stampOf } from './stamp.ts'

/** How a log writes its lines, as far as its beginning shows. */
export interface Shape {
  /** A time before each message, or a head above each. */
  form: 'lines' | 'blocks'
  dated: boolean
  bracketed: boolean
  order: DayOrder
  /** The day on which the first line stands, where the text says so. */
  firstDate: string | null
  /** Lines of the beginning that are not empty, that have a time, that are surely chat, and that may be. */
  lines: number
  timed: number
  sure: number
  likely: number
  heads: number
  /** Different names among the likely ones and the heads. */
  names: number
  /** Whether the text begins with a message. */
  startsRight: boolean
}

const usually = 200
/** A head of this size may be the beginning of something longer. */
const wholeHead = 64 * 2 ** 10

/** Looks at the beginning of a text, at most at so many of its lines; null when it is no text. */
export function shapeOf(head: Buffer, looked = usually): Shape | null {
  if (looksBinary(head)) return null
  const survey = new Survey()
  for (const line of firstLines(head, looked * 160).slice(0, looked)) survey.add(line)
  const shape = survey.shape()
  if (shape.dated || shape.firstDate) return shape
  for (const line of firstLines(head, head.length)) survey.addDay(line)
  return survey.shape()
}

/** Lines from the beginning; the last one is left out where it may be cut off. */
function firstLines(head: Buffer, most: number): string[] {
  const lines = textLines(head.subarray(0, most))
  if (most < head.length || head.length >= wholeHead) lines.pop()
  return lines
}

class Survey {
  readonly quoted = new QuotedBytes()
  readonly names = new Set<string>()
  readonly stamps = new Map<string, number>()
  lines = 0
  timed = 0
  sure = 0
  likely = 0
  heads = 0
  startsRight = false
  firstDate: string | null = null
  samples: string[] = []

  add(raw: string): void {
    const line = this.quoted.line(raw)
    if (line === null || line.trim() === '') return
    this.lines += 1
    const stamp = stampOf(line)
    const remark = stamp && remarkOf(line, stamp.end, stamp.tab)
    const head = remark ? null : blockHead(line)
    if (head) this.addHead(head.name)
    else if (stamp) this.addStamped(line, stamp, remark)
    else this.addDay(line)
  }

  addHead(name: string | null): void {
    this.heads += 1
    this.startsRight ||= this.lines === 1 && name !== null
    if (name) this.names.add(name)
  }

  addStamped(line: string, stamp: Stamp, remark: Remark | null): void {
    this.timed += 1
    if (stamp.written) this.samples.push(line.slice(0, 40))
    if (!remark) return
    this.startsRight ||= this.lines === 1
    if (remark.sure) this.sure += 1
    else this.likely += 1
    if (remark.name && !remark.sure) this.names.add(remark.name)
    const kind = `${stamp.dated ? 'dated' : 'clock'} ${stamp.bracketed ? 'bracketed' : 'bare'}`
    this.stamps.set(kind, (this.stamps.get(kind) ?? 0) + 1)
  }

  addDay(line: string): void {
    const date = this.firstDate === null ? dayLine(line)?.date : undefined
    if (!date) return
    // Messages above the first change of day belong to the day before.
    this.firstDate = this.timed + this.heads > 0 ? dayBefore(date) : date
  }

  shape(): Shape {
    const { lines, timed, sure, likely, heads, startsRight, firstDate } = this
    const [kind = ''] = [...this.stamps].sort((a, b) => b[1] - a[1])[0] ?? []
    return {
      form: heads > sure + likely ? 'blocks' : 'lines',
      dated: kind.startsWith('dated'),
      bracketed: kind.endsWith('bracketed'),
      order: dayOrder(this.samples).order,
      firstDate,
      lines,
      timed,
      sure,
      likely,
      heads,
      names: this.names.size,
      startsRight,
    }
  }
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
