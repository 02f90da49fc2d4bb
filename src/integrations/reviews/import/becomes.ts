import type { ToldItem } from '#improvement/imported.ts'
import type { ToldIncident } from '#incident/imported.ts'
import type { ToldReview } from '#review/imported.ts'
import type { PartId } from '#review/report-content.ts'
import type { ToldLine } from '#timeline/told-story.ts'
import type { ItemState, Meaning, ReadItem, ReadMoment, ReadSection, ReviewReading } from '../reading.ts'
import { listAndProse, withoutTold } from './told-words.ts'
import type { ImportAudience } from './words.ts'

/** What a document becomes, before it is written. */
export interface Becoming {
  incident: ToldIncident
  lines: ToldLine[]
  review: Omit<ToldReview, 'incidentId' | 'content'>
  items: Omit<ToldItem, 'reviewId'>[]
}

export interface Decided {
  severityId: string
  audience: ImportAudience
  /** Of the document, for a title where it has none. */
  path: string
}

const longestTitle = 200
const longestText = 20_000
const longestPart = 100_000
const longestItem = 300
const longestDoneWhen = 2_000
const longestService = 80
const mostServices = 50
const mostLines = 5_000
const mostRows = 500

/**
 * A reading as incident, story, findings and items. Nothing of its words is lost: what has no place of its own stays in a part
 * of the report as Markdown, up to what a part holds; the document itself is kept beside.
 */
export function becoming(reading: ReviewReading, { severityId, audience, path }: Decided): Becoming {
  const parts = new PartWords()
  const findings = findingsIn(reading, parts)
  const told = [
    ...reading.timeline.slice(0, mostLines).map(({ text }) => text),
    ...reading.items.map(({ text }) => text),
  ]
  for (const section of reading.sections) {
    const place = placeOf[section.meaning]
    if (place !== null) parts.add(place, section, withoutTold(section.text, told))
  }
  const summary = parts.take('summary', longestText)
  const impact = parts.take('impact', longestText)
  return {
    incident: {
      title: titleOf(reading, path),
      severityId,
      summary,
      customerImpact: impact,
      visibility: audience,
      services: reading.services.slice(0, mostServices).map((name) => cut(name, longestService)),
      date: reading.date,
    },
    lines: reading.timeline.slice(0, mostLines).map(lineOf),
    review: { audience, ...findings, parts: parts.all() },
    items: reading.items.map(itemOf),
  }
}

/** The part in which words of a meaning stand; null where they become findings. */
const placeOf: Record<Meaning, PartId | null> = {
  summary: 'summary',
  impact: 'impact',
  timeline: 'story',
  trigger: null,
  factors: null,
  detection: 'story',
  response: 'story',
  resolution: 'story',
  'went-well': null,
  lucky: null,
  lessons: null,
  items: 'items',
  other: 'story',
}

/** Lists of factors, lessons and what went well become findings; the prose around them stays words of the part. */
function findingsIn({ sections }: ReviewReading, parts: PartWords) {
  const factors: { statement: string; kind: 'trigger' | 'contributor' }[] = []
  const insights: string[] = []
  const notes: { text: string; tag: 'went-well' | 'lucky' }[] = []
  for (const section of sections) {
    const { meaning, text } = section
    if (placeOf[meaning] !== null) continue
    const { list, prose } = listAndProse(text, mostRows)
    if (meaning === 'factors' || meaning === 'trigger')
      factors.push(
        ...list.map((statement) => ({
          statement,
          kind: meaning === 'trigger' ? ('trigger' as const) : ('contributor' as const),
        })),
      )
    else if (meaning === 'lessons') insights.push(...list)
    else if (meaning === 'went-well' || meaning === 'lucky')
      notes.push(...list.map((words) => ({ text: words, tag: meaning })))
    parts.add(partOfFinding(meaning), section, prose)
  }
  return { factors, insights, notes }
}

function partOfFinding(meaning: Meaning): PartId {
  if (meaning === 'lessons') return 'learned'
  return meaning === 'went-well' || meaning === 'lucky' ? meaning : 'factors'
}

/** The words of the report’s parts, with the headings that they stood under. */
class PartWords {
  readonly #words = new Map<PartId, string[]>()

  add(part: PartId, { heading }: ReadSection, text: string) {
    if (text.trim() === '') return
    const words = this.#words.get(part) ?? []
    this.#words.set(part, words)
    const plain = heading === '' || (part !== 'story' && words.length === 0)
    words.push(plain ? text : `### ${heading}\n\n${text}`)
  }

  /** Takes the words of a part; what is beyond `most` characters goes to the story. */
  take(part: PartId, most: number): string {
    const text = this.#text(part)
    this.#words.delete(part)
    if (text.length <= most) return text
    const end = breakBefore(text, most)
    this.#words.set('story', [text.slice(end).trimStart(), ...(this.#words.get('story') ?? [])])
    return text.slice(0, end).trimEnd()
  }

  all(): { part: PartId; text: string }[] {
    return [...this.#words.keys()].map((part) => ({ part, text: shortened(this.#text(part)) }))
  }

  #text(part: PartId): string {
    return (this.#words.get(part) ?? []).join('\n\n')
  }
}

function shortened(text: string): string {
  if (text.length <= longestPart) return text
  const more = '\n\n*The rest stands in the document that this was imported from, among the evidence.*'
  return text.slice(0, breakBefore(text, longestPart - more.length)).trimEnd() + more
}

/** The last end of a paragraph or line before a length, not too far in front of it. */
function breakBefore(text: string, most: number): number {
  const found = [text.lastIndexOf('\n\n', most), text.lastIndexOf('\n', most)].find((end) => end > most / 2)
  return found ?? most
}

function titleOf({ title }: ReviewReading, path: string): string {
  const name = (path.replace(/#\d+$/, '').split(/[/!]/).at(-1) ?? path).replace(/\.[a-z\d]{1,8}$/i, '')
  return cut((title ?? name).replace(/\s+/g, ' ').trim() || 'Imported review', longestTitle)
}

/** Cuts at a word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const space = text.lastIndexOf(' ', most - 1)
  return `${text.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`.toWellFormed()
}

/** A day without a clock stands at its first moment, and its time as unknown. */
function lineOf({ at, text }: ReadMoment): ToldLine {
  const day = at.length === 10
  return {
    at: day ? `${at}T00:00:00Z` : at,
    until: null,
    precision: day ? 'unknown' : /:00(?:\.0+)?(?:Z|[+-]\d\d:\d\d)$/.test(at) ? 'minute' : 'exact',
    kind: 'observation',
    actorKind: 'human',
    actor: null,
    source: 'Imported review',
    text,
    knownAt: null,
  }
}

/** What is open is an idea until somebody here commits to it: nothing is known of date and proof. */
const stateOf: Record<ItemState, ToldItem['state']> = {
  open: 'idea',
  'in-progress': 'in-progress',
  done: 'done',
  declined: 'declined',
}

function itemOf({ text, owner, state, url }: ReadItem): Omit<ToldItem, 'reviewId'> {
  const whole = text.replace(/\s+/g, ' ').trim()
  // The address stands beside the words.
  const words =
    (url === null
      ? whole
      : whole
          .replace(url, '')
          .replace(/[\s:(<–-]+$/, '')
          .trim()) || whole
  return {
    title: cut(words, longestItem),
    doneWhen: words.length > longestItem ? cut(words, longestDoneWhen) : '',
    owner: owner === null ? null : cut(owner.trim(), 120) || null,
    state: stateOf[state ?? 'open'],
    url: url !== null && url.length <= 2_000 && /^https?:\/\/[^\s]+$/i.test(url) ? url : null,
  }
}
