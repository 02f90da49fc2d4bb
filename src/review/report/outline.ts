import { durationsOf, durationText, markerName } from '#incident/durations.ts'
import { dayText, tellMoment } from '#incident/moment.ts'
import { capitalised, channelWords, clockWords, incidentKindName, markerTitle } from '#incident/wording.ts'
import { entryKindName } from '#timeline/wording.ts'
import { type PartId, partIds, type ReportContent } from '../report-content.ts'
import { partHeading } from '../wording.ts'

/** A time as a page shows it, and as a machine reads it. */
export interface ShownTime {
  /** `14:02`, `about 14:02`, with the day where it is not the day of its heading. */
  text: string
  /** RFC 3339, exactly as known. */
  at: string
}

/** Where a line of the story stands in the incident. */
export type Phase = 'before' | 'impact' | 'after'

export interface ShownLine {
  /** From 1; statements point to it. */
  number: number
  time: ShownTime
  until: ShownTime | null
  /** `Decision`, and who or what did it, and where it was found. */
  kind: string
  who: string | null
  source: string
  text: string
  /** When responders learned it, where that is another time. */
  knownAt: ShownTime | null
  /** Moments that are pinned to this line: `Impact started`. */
  moments: string[]
  phase: Phase
}

export interface ShownDay {
  /** `Saturday, 28 March 2026` */
  day: string
  /** `UTC+01:00` */
  /** `Europe/Berlin · UTC+01:00`, or `UTC`. */
  clock: string
  lines: ShownLine[]
}

export interface ShownMoment {
  name: string
  time: ShownTime
  /** `through an alert`, or null. */
  channel: string | null
  line: number | null
}

export interface ShownDuration {
  /** `Impact started` */
  from: string
  /** `mitigated` */
  to: string
  /** `1 h 12 min` */
  length: string
  note: string | null
}

/** The parts that have something to say, in reading order. */
export function shownParts(content: ReportContent): ReportContent['parts'] {
  const seen = new Set<PartId>()
  const shown = content.parts.filter((part) => {
    const first = !seen.has(part.id)
    seen.add(part.id)
    return part.text.trim() !== '' || (first && hasList(part.id, content))
  })
  // Moments shape the story even where nothing is said about the impact, so they don't make a part.
  const bare = partIds.filter((id) => id !== 'impact' && !seen.has(id) && hasList(id, content))
  return [...shown, ...bare.map((id) => ({ id, heading: partHeading[id], text: '' }))]
}

const lists = {
  impact: 'markers',
  story: 'story',
  learned: 'learned',
  factors: 'factors',
  'went-well': 'wentWell',
  lucky: 'lucky',
  surprised: 'surprised',
  questions: 'questions',
  items: 'items',
} as const satisfies Record<Exclude<PartId, 'summary'>, keyof ReportContent>

function hasList(id: PartId, content: ReportContent): boolean {
  return id !== 'summary' && content[lists[id]].length > 0
}

/** The statements that stand in a part, or null for parts of another kind. */
export function statementsOf(id: PartId, content: ReportContent): ReportContent['learned'] | null {
  if (id === 'learned') return content.learned
  if (id === 'went-well') return content.wentWell
  if (id === 'lucky') return content.lucky
  if (id === 'surprised') return content.surprised
  return id === 'questions' ? content.questions : null
}

/** The story by days; a change of the clocks begins a day anew. */
export function shownStory(content: ReportContent): ShownDay[] {
  const days: ShownDay[] = []
  let current = ''
  for (const [index, line] of content.story.entries()) {
    const { date, offset } = tellMoment(line.at, content.zone)
    if (current !== date + offset) {
      const clock = offset === content.zone ? offset : `${content.zone} · ${offset}`
      days.push({ day: dayText(date, { weekday: true }), clock, lines: [] })
    }
    current = date + offset
    days.at(-1)?.lines.push(shownLine(content, line, index + 1, date))
  }
  return days
}

type StoryLine = ReportContent['story'][number]

function shownLine(content: ReportContent, line: StoryLine, number: number, day: string): ShownLine {
  const { zone, markers } = content
  const others = { zone, day }
  return {
    number,
    time: { text: clockWords(tellMoment(line.at, zone).clock, line.precision), at: line.at },
    until: line.until === null ? null : shownTime(line.until, others),
    kind: entryKindName[line.kind],
    who: line.who,
    source: line.source,
    text: line.text,
    knownAt: line.knownAt === null ? null : shownTime(line.knownAt, others),
    moments: markers.filter((each) => each.line === number).map((each) => markerTitle(each.marker)),
    phase: phaseOf(line.at, markers),
  }
}

/** `14:02`, with its day where that isn't the one given, and the year where that is another too. */
function shownTime(at: string, { zone, day }: { zone: string; day: string }): ShownTime {
  const told = tellMoment(at, zone)
  const clock = told.clock.slice(0, 5)
  if (told.date === day) return { text: clock, at }
  const date = dayText(told.date)
  return { text: `${told.date.slice(0, 4) === day.slice(0, 4) ? date.slice(0, -5) : date}, ${clock}`, at }
}

function phaseOf(at: string, markers: ReportContent['markers']): Phase {
  const moment = (name: string) => markers.find((each) => each.marker === name)?.at
  const began = moment('impact-started')
  const ended = moment('mitigated') ?? moment('resolved')
  const time = Date.parse(at)
  if (began === undefined || time < Date.parse(began)) return 'before'
  return ended !== undefined && time >= Date.parse(ended) ? 'after' : 'impact'
}

/** The moments that are known, each with its day; the offset only where the clocks changed in between. */
export function shownMoments(content: ReportContent): { zone: string; moments: ShownMoment[] } {
  const told = content.markers.map(({ at }) => tellMoment(at, content.zone))
  const offsets = new Set(told.map(({ offset }) => offset))
  const years = new Set(told.map(({ date }) => date.slice(0, 4)))
  const moments = content.markers.map((each, index) => {
    const { date = '', clock = '', offset = '' } = told[index] ?? {}
    const day = years.size === 1 ? dayText(date).replace(/ \d+$/, '') : dayText(date)
    const time = clockWords(clock, each.precision)
    return {
      name: markerTitle(each.marker),
      time: { text: `${day}, ${time}${offsets.size > 1 ? ` (${offset})` : ''}`, at: each.at },
      channel: each.channel && channelWords[each.channel],
      line: each.line,
    }
  })
  const [only] = offsets
  const named = offsets.size === 1 && only !== content.zone
  return { zone: named ? `${content.zone} (${only})` : content.zone, moments }
}

/** What follows from the moments; only durations of which both ends are known. */
export function shownDurations(content: ReportContent): ShownDuration[] {
  return durationsOf(content.markers.map((each) => ({ ...each, entryId: null }))).flatMap(
    ({ from, to, seconds, note }) =>
      seconds === null
        ? []
        : [{ from: markerTitle(from), to: markerName(to), length: durationText(seconds), note }],
  )
}

/** What stands above the report: its kind, gravity, days, services and teams. */
export function shownFacts(content: ReportContent): { name: string; value: string }[] {
  const holders = content.roles.flatMap(({ role, name }) =>
    name === null ? [] : [{ name: role, value: name }],
  )
  return [
    { name: 'Kind', value: incidentKindName[content.kind] },
    { name: 'Severity', value: content.severity },
    { name: 'When', value: daysOf(content) },
    { name: content.services.length > 1 ? 'Services' : 'Service', value: content.services.join(', ') },
    { name: content.teams.length > 1 ? 'Teams' : 'Team', value: content.teams.join(', ') },
    ...holders,
  ].filter((fact) => fact.value.trim() !== '')
}

/** `28 March 2026`, or `28 March 2026 to 29 March 2026`; from the moments, else from the story. */
function daysOf({ markers, story, zone }: ReportContent): string {
  const times = (markers.length > 0 ? markers : story).map(({ at }) => at)
  const sorted = times.toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ''
  const [from, to] = [first, last].map((at) => dayText(tellMoment(at, zone).date))
  return from === to ? (from ?? '') : `${from} to ${to}`
}

/** The clock time of a line, for pointing to it: `00:05`; null where there is no such line. */
export function clockOfLine(content: ReportContent, line: number): string | null {
  const at = content.story[line - 1]?.at
  return at === undefined ? null : tellMoment(at, content.zone).clock.slice(0, 5)
}

/** What a duration says in one line: `Impact started → mitigated`. */
export const durationTitle = ({ from, to }: ShownDuration) => `${capitalised(from)} → ${to}`
