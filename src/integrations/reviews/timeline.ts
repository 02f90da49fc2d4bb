import { tellMoment } from '#incident/moment.ts'
import { ClockHand } from '#integrations/text/clock-hand.ts'
import type { Micros } from '#timeline/entry.ts'
import { dayOrder, type TimeContext } from '#timeline/time-text.ts'
import { zoneNamed } from '#timeline/time-zone.ts'
import { plainWords } from './inline.ts'
import { MomentTaker } from './moment-taker.ts'
import { type Block, linesOf } from './outline.ts'
import { stampedUpdates } from './posted.ts'
import type { ReadMoment } from './reading.ts'
import type { Section } from './sections.ts'
import { bareHeading } from './time-heading.ts'
import { isTold, styleOf, timedIn } from './timed.ts'
import { habitsOf } from './timeline-habits.ts'
import { usualTimes, zoneInBrackets, zoneRemark } from './times.ts'

export interface FoundTimeline {
  moments: ReadMoment[]
  problems: string[]
}

/** What is known of the times of a document before its timeline is read. */
export interface TimelineSetting {
  /** YYYY-MM-DD of clocks before any date; absent where no day is known. */
  date?: string | undefined
  /** When it began, where a time of day is told. */
  begun?: Micros | undefined
  /** Any complete date, for days without a year. */
  yearFrom?: string | undefined
  /** The zone that the document names elsewhere, for clocks of a timeline that names none. */
  zoneBeside?: string | undefined
  context: TimeContext
}

const fewest = 3

/**
 * The timeline: of the sections that are one, else of lists, tables and pasted lines anywhere in which at least three begin
 * with a time of day.
 */
export function timelineOf(sections: readonly Section[], setting: TimelineSetting): FoundTimeline {
  const named = sections.filter(({ within }) => within.has('timeline'))
  const found = named.length > 0 ? readBlocks(named.flatMap(withHeading), setting, false) : null
  if (found && found.moments.length >= 2) return found
  const updates = stampedUpdates(sections.flatMap(withHeading))
  if (updates.length > 0) return better(found, readBlocks(updates, setting, true))
  const others = sections.filter((section) => !section.within.has('timeline') && looksTold(section))
  const headed = sections.filter(({ heading }) =>
    isTold(bareHeading(heading), { dotted: false, bare: false }),
  )
  if (headed.length >= fewest - 1)
    return better(found, readBlocks(headed.flatMap(withHeading), setting, true))
  if (others.length === 0) return found ?? { moments: [], problems: [] }
  const loose = readBlocks(
    others.flatMap(({ blocks }) => blocks),
    setting,
    true,
  )
  return better(found, loose)
}

function better(found: FoundTimeline | null, other: FoundTimeline): FoundTimeline {
  return found && found.moments.length >= other.moments.length ? found : other
}

/** Lists and tables of times, or several pasted lines; among items, only where most of them begin with one. */
function looksTold({ blocks, within }: Section): boolean {
  const listed = blocks.filter(({ kind }) => kind === 'item' || kind === 'table')
  const told = countTold(listed)
  if (within.has('items')) return told >= fewest && told * 2 >= listed.length
  return told >= fewest - 1 || countTold(blocks) >= fewest
}

/** A section’s heading may tell its day and its zone. */
function withHeading({ heading, blocks, level }: Section): Block[] {
  return heading === '' ? blocks : [{ kind: 'heading', level, text: heading }, ...blocks]
}

/** Lines and rows that begin with a time of day. */
export function countTold(blocks: readonly Block[]): number {
  const style = styleOf(blocks)
  return blocks.reduce(
    (count, block) => count + linesOf(block).filter((line) => isTold(line, style)).length,
    0,
  )
}

function readBlocks(blocks: readonly Block[], setting: TimelineSetting, strict: boolean): FoundTimeline {
  const lines = blocks.flatMap(linesOf)
  const style = styleOf(blocks)
  const order = setting.context.dayOrder ?? dayOrder(lines).order
  const zone = setting.context.zone ?? zoneFor(lines, blocks) ?? setting.zoneBeside ?? null
  const date = zone && setting.begun !== undefined ? dayThere(zone, setting.begun) : setting.date
  const context: TimeContext = { dayOrder: order, ...(zone ? { zone } : {}), ...(date ? { date } : {}) }
  const habits = habitsOf(blocks, strict, setting.begun)
  const taker = new MomentTaker(new ClockHand(context, setting.yearFrom ?? setting.date), style, habits)
  for (const block of blocks) taker.take(block)
  const moments = taker.end()
  return { moments, problems: problemsOf(taker, moments, zone) }
}

/** The day that it was there when it began. */
function dayThere(zone: string, begun: Micros): string | undefined {
  const there = zoneNamed(zone)
  return there ? tellMoment(new Date(begun / 1_000).toISOString(), there.name).date : undefined
}

/** The zone of a remark, else the only one that any time of the timeline names. */
function zoneFor(lines: readonly string[], blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    for (const line of remarksOf(block)) {
      const words = plainWords(line.slice(0, 400))
      const zone = zoneRemark(words) ?? (isHead(block) ? zoneInBrackets(words) : null)
      if (zone) return zone.name
    }
  }
  const style = styleOf(blocks)
  const named = new Set(
    lines.flatMap((line) => timedIn(usualTimes(line.slice(0, 300)), style)?.time.zone?.name ?? []),
  )
  return named.size === 1 ? ([...named][0] ?? null) : null
}

function remarksOf(block: Block): readonly string[] {
  if (block.kind === 'table') return block.rows.slice(0, 1).flat()
  return block.kind === 'code' ? [] : linesOf(block)
}

const isHead = ({ kind }: Block) => kind === 'heading' || kind === 'table'

function problemsOf(
  { undated, unzoned }: MomentTaker,
  moments: readonly ReadMoment[],
  zone: string | null,
): string[] {
  const problems: string[] = []
  if (undated > 0)
    problems.push(`${undated} times of the timeline have no date that can be understood; they were left out.`)
  if (moments.length > 0 && zone === null && unzoned > 0)
    problems.push('The times of the timeline name no zone; they were read as UTC.')
  return problems
}
