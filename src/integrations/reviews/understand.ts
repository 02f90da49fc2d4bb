import type { TimeContext } from '#timeline/time-text.ts'
import { dateOf, type FoundDate } from './date.ts'
import { asChosen, asLetter, type Detail, detailsOf, labelsOf } from './details.ts'
import { plainWords } from './inline.ts'
import { itemsOf } from './items.ts'
import { kindOfDocument } from './kind.ts'
import { type Block, linesOf, type Outline } from './outline.ts'
import type { LabelledReading, ReadingChoice, ReadMoment, ReviewReading } from './reading.ts'
import { readSections, type Section, sectionsOf } from './sections.ts'
import { servicesOf } from './services.ts'
import { severityOf } from './severity.ts'
import { timelineOf } from './timeline.ts'
import { datesIn, usualName, usualTimes, zoneRemark } from './times.ts'
import { titleOf } from './title.ts'

const openingLines = 60

/** Understands one document. Nothing in it is an error: what is not understood is left empty, and told. */
export function understand(path: string, outline: Outline, choice: ReadingChoice): LabelledReading {
  const early = asLetter(asChosen(detailsOf(outline), choice.fields))
  const { text: title, block, beside } = titleOf(outline, early, path)
  const blocks = outline.blocks.filter((_, index) => index !== block)
  const rest = block >= 0 ? restOfTitle(outline.blocks[block], blocks) : blocks
  const found = detailsOf({ ...outline, blocks: rest })
  const details = asLetter(asChosen(found, choice.fields))
  const sections = sectionsOf(rest, choice.meanings)
  const opening = [...beside, ...openingOf(sections)]
  const context: TimeContext = {
    ...(choice.dayOrder ? { dayOrder: choice.dayOrder } : {}),
    ...zoneOf(choice, rest),
  }
  const told = dateOf({ details, title, path, opening, context })
  const { moments, problems } = timelineOf(sections, {
    date: told?.day ?? told?.text.slice(0, 10),
    begun: told && told.text.length > 10 ? Date.parse(told.text) * 1_000 : undefined,
    yearFrom: told?.text.slice(0, 10) ?? yearIn(path, title),
    zoneBeside: context.zone ?? zoneOfDetails(details),
    context: {
      ...(choice.zone ? { zone: choice.zone } : {}),
      ...(choice.dayOrder ? { dayOrder: choice.dayOrder } : {}),
    },
  })
  const items = itemsOf(sections)
  const { kind, reason } = kindOfDocument({
    path,
    title,
    outline: { ...outline, blocks: rest },
    sections,
    timeline: moments,
    items,
    dated: told !== null,
  })
  const begun = firstOf(moments)
  const dated = told && begun && isWrittenAfter(told, moments) ? begun : (told ?? begun)
  const reading: ReviewReading = {
    path,
    kind,
    title,
    date: dated?.text ?? null,
    severity: severityOf(details, title, opening.slice(0, 5).join(' ').slice(0, 500)),
    services: servicesOf(details),
    sections: readSections(sections),
    timeline: moments,
    items,
    problems: [
      ...(reason ? [reason] : []),
      ...outline.problems,
      ...(kind === 'review' ? [...dateProblems(dated, told), ...problems] : []),
    ],
  }
  return { reading, labels: labelsOf(found) }
}

/** Lines below the title’s, where they stand in one paragraph. */
function restOfTitle(title: Block | undefined, blocks: readonly Block[]): Block[] {
  if (title?.kind !== 'paragraph' || title.lines.length < 2) return [...blocks]
  return [{ kind: 'paragraph', lines: title.lines.slice(1) }, ...blocks]
}

/** The lines that a reader meets first: of what stands before the first heading, the summary, and the head of the timeline. */
function openingOf(sections: readonly Section[]): string[] {
  const first = sections.filter(
    ({ within, level }) => !within.has('items') && (level === 0 || !within.has('timeline')),
  )
  const head = sections.filter(({ within }) => within.has('timeline')).slice(0, 1)
  const lines = [...first, ...head].flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.slice(0, 12).flatMap(proseLines),
  ])
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, openingLines)
    .map((line) => plainWords(line.slice(0, 2_000)))
}

const proseLines = (block: Block) =>
  block.kind === 'code' || block.kind === 'table' ? [] : linesOf(block).slice(0, 20)

function zoneOf(choice: ReadingChoice, blocks: readonly Block[]): { zone?: string } {
  if (choice.zone) return { zone: choice.zone }
  for (const block of blocks.slice(0, 200)) {
    if (block.kind === 'code') continue
    for (const line of linesOf(block).slice(0, 5)) {
      const zone = /\btime/i.test(line) ? zoneRemark(plainWords(line.slice(0, 400))) : null
      if (zone) return { zone: zone.name }
    }
  }
  return {}
}

/** The only zone that the details name behind their times: `Detected: 2026-01-05 14:00 CET`. */
function zoneOfDetails(details: readonly Detail[]): string | undefined {
  const texts = details.flatMap(({ values }) => values).map((value) => usualTimes(plainWords(value)))
  const zones = new Set(
    texts.flatMap((text) => [...datesIn(text)]).flatMap(({ time }) => time.zone?.name ?? []),
  )
  return zones.size === 1 ? [...zones][0] : undefined
}

/** 1 July of the year that the name or the title tells: enough for days without a year. */
function yearIn(path: string, title: string | null): string | undefined {
  const year = /(?<!\d)(?:19[89]|20[0-6])\d(?!\d)/.exec(usualName(`${path} ${title ?? ''}`))?.[0]
  return year ? `${year}-07-01` : undefined
}

function firstOf(moments: readonly ReadMoment[]): FoundDate | null {
  const first = moments.reduce<ReadMoment | null>(
    (least, one) => (least && least.at <= one.at ? least : one),
    null,
  )
  return first
    ? { text: first.at, source: 'the first time of its timeline', doubtful: false, certain: true }
    : null
}

/**
 * A date days after the last time of a timeline of hours is when it was written down; much later, one of them is mistaken.
 */
function isWrittenAfter(told: FoundDate, moments: readonly ReadMoment[]): boolean {
  if (told.certain) return false
  const days = moments.map(({ at }) => Date.parse(at.slice(0, 10)) / 86_400_000)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const later = Date.parse(told.text.slice(0, 10)) / 86_400_000 - last
  return last - first <= longestTimeline && later >= fewestDaysLater && later <= mostDaysLater
}

const longestTimeline = 3
const fewestDaysLater = 2
const mostDaysLater = 31

function dateProblems(dated: FoundDate | null, told: FoundDate | null): string[] {
  if (!dated) return ['No date was found.']
  const problems: string[] = []
  if (!told) problems.push('No date is stated; the first time of its timeline was taken.')
  else if (dated !== told)
    problems.push('Its date is days after its timeline, whose first time was taken instead.')
  if (dated.doubtful) problems.push(`Which number of its date is the day is a guess (${dated.source}).`)
  return problems
}
