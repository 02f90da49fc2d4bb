import { scanDate } from '#timeline/time-scan.ts'
import { type DayOrder, dayOrder } from '#timeline/time-text.ts'
import { zoneNamed } from '#timeline/time-zone.ts'
import { type LineStyle, timedLine } from './timed-line.ts'

/** What the beginning of a text shows of the habits of whoever wrote it. */
export interface Survey extends LineStyle {
  dayOrder: DayOrder
  /** Numeric dates whose order is a guess. */
  doubtful: boolean
  /** The first complete date anywhere: tells the year of dates that have none. */
  firstDate?: string
  /** The zone of a remark such as "all times in UTC". */
  zone?: string
  /** Lines with a time, of those that say something. */
  timed: number
  filled: number
  /** Nearly every line is a time with its date: a program wrote it. */
  log: boolean
  /** Names that stand before a colon behind several times. */
  names: Set<string>
}

const dottedHead = /^[\s>#*_[(•-]*([01]?\d|2[0-3])\.[0-5]\d(?![\d%.])/
const bareHead = /^[\s>#*_[(•-]*(?:[01]\d|2[0-3])[0-5]\d\s?(?:[:)–—]|-\s)/
const zoneRemark =
  /\b[Tt]imes?\b[^.\n]{0,30}?(?:\b(?:in|are|is)|:)\s+\(?([A-Z]{2,4}(?:[+-]\d{1,2})?|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)\b/
const nameBefore = /^(?:<[@+%&~]?([^\s<>]{1,30})>|\[?@?([A-Za-z][\w.-]{1,24}(?: [A-Z][\w.-]{1,20})?)\]?:)\s/
const noNames =
  /^(?:error|warn(?:ing)?|info|debug|notice|fatal|critical|crit|note|update[ds]?|fix(?:ed)?|impact|resolved?|status|problem|recovery|https?|start(?:ed)?|end(?:ed)?|action|cause|result|summary|detected|investigating|identified|monitoring|todo|edit|ps|re|fwd?|alert|incident|output|log|trace)$/i

/** Who speaks behind a time: `<alice> …` always, `alice: …` when it may be a name. */
export function speakerIn(text: string): { name: string; rest: string; certain: boolean } | null {
  const found = nameBefore.exec(text)
  const name = found?.[1] ?? found?.[2]
  if (!found || !name || noNames.test(name)) return null
  return { name, rest: text.slice(found[0].length), certain: found[1] !== undefined || text.startsWith('@') }
}

export function surveyOf(lines: string[]): Survey {
  const filled = lines.filter((line) => line.trim() !== '')
  const habit = (head: RegExp) => filled.filter((line) => head.test(line)).length >= 2
  const style: LineStyle = { dotted: habit(dottedHead), bare: habit(bareHead) }
  const timed = filled.flatMap((line) => timedLine(line, style) ?? [])
  const dated = timed.filter(({ time }) => time.date && time.clock)
  const { order, certain } = dayOrder(filled)
  const firstDate = firstDateIn(filled)
  const zone = zoneIn(filled)
  return {
    ...style,
    dayOrder: order,
    doubtful: !certain,
    ...(firstDate ? { firstDate } : {}),
    ...(zone ? { zone } : {}),
    timed: timed.filter(({ time }) => time.clock).length,
    filled: filled.length,
    log:
      dated.length >= 3 &&
      dated.length >= filled.length * 0.8 &&
      !timed.some(({ head }) => head.listed || head.heading > 0),
    names: namesIn(timed.map(({ text }) => text)),
  }
}

function namesIn(texts: string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const name = speakerIn(text)?.name
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, times]) => times >= 2).map(([name]) => name))
}

function zoneIn(lines: string[]): string | undefined {
  for (const line of lines) {
    const named = zoneRemark.exec(line)?.[1]
    const zone = named ? zoneNamed(named) : null
    if (zone) return zone.name
  }
  return undefined
}

const dateStart = /(?<![\w./-])(?=\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/g

/** A complete date with a clear order anywhere in a line, as YYYY-MM-DD. */
export function fullDateIn(line: string): string | undefined {
  for (const { index } of line.slice(0, 300).matchAll(dateStart)) {
    const date = scanDate(line, index)?.value
    if (!date || 'first' in date || date.year === undefined) continue
    const two = (n: number) => String(n).padStart(2, '0')
    return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`
  }
  return undefined
}

function firstDateIn(lines: string[]): string | undefined {
  for (const line of lines) {
    const date = fullDateIn(line)
    if (date) return date
  }
  return undefined
}
