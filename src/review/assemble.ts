import type { Incident } from '#incident/contract.ts'
import type { ItemPhase, ItemType, Strength } from '#language/actionability/judgement.ts'
import type { Entry, StoryLine } from '#timeline/contract.ts'
import type { Factor, Insight, Note, ReportPart } from './contract.ts'
import type { NoteTag } from './note.ts'
import { type PartId, partIds, type ReportContent } from './report-content.ts'
import { partHeading } from './wording.ts'

/** An improvement item as a report needs it; handed in, because items come later in the order of the work. */
export interface ReportedItem {
  title: string
  owner: string | null
  due: string | null
  state: string
  doneWhen: string
  proof: ReportContent['items'][number]['proof']
  factorIds: string[]
  strength: Strength | null
  type: ItemType | null
  phase: ItemPhase | null
  url: string | null
}

/** Somebody's words for a part, as stored. */
export interface PartWords {
  part: PartId
  heading: string | null
  text: string | null
  hidden: boolean
  version: number
}

/** How people are spoken of: by role or by name. */
export interface Manner {
  who(actor: string | null, actorKind: Entry['actorKind']): string | null
  words(text: string): string
  roles(roles: Incident['roles']): ReportContent['roles']
}

export interface ReportSources {
  incident: Incident
  zone: string
  story: readonly StoryLine[]
  notes: readonly Note[]
  insights: readonly Insight[]
  factors: readonly Factor[]
  items: readonly ReportedItem[]
  words: readonly PartWords[]
}

/** Everything the report says, put together from what is there. Parts with nothing to say are absent. */
export function assembleReport(sources: ReportSources, manner: Manner): ReportContent {
  const { incident, story, insights, factors } = sources
  const position = new Map(story.map((line, index) => [line.entry.id, index + 1]))
  const linesOf = (entryIds: readonly string[]) =>
    [...new Set(entryIds.flatMap((id) => position.get(id) ?? []))].sort((a, b) => a - b)
  const said = (tag: NoteTag) =>
    sources.notes
      .filter((note) => note.tag === tag)
      .map((note) => ({ text: manner.words(note.text), lines: linesOf(note.entryIds) }))
  const lists = {
    learned: [
      ...insights.map((one) => ({ text: manner.words(one.text), lines: linesOf(one.entryIds) })),
      ...said('learned'),
    ],
    wentWell: said('went-well'),
    lucky: said('lucky'),
    surprised: said('surprised'),
    questions: said('question'),
    factors: factors.map(({ statement, kind, layer, entryIds }) => ({
      statement: manner.words(statement),
      kind,
      layer,
      lines: linesOf(entryIds),
    })),
    items: sources.items.map((item) => reported(item, factors, manner)),
    story: story.map((line) => told(line, manner)),
    markers: incident.markers.map(({ entryId, at, ...marker }) => ({
      ...marker,
      at: plainInstant(at),
      line: entryId ? (position.get(entryId) ?? null) : null,
    })),
  }
  const parts = reportParts(sources)
  return withoutHidden(
    {
      key: incident.key,
      title: manner.words(incident.title),
      kind: incident.kind,
      severity: incident.severity.name,
      services: incident.services.map((service) => service.name),
      teams: incident.teams.map((team) => team.name),
      roles: manner.roles(incident.roles),
      zone: sources.zone,
      ...lists,
      parts: parts
        .filter((part) => !part.hidden && (part.text.trim() !== '' || hasList(part.id, lists)))
        .map(({ id, heading, text }) => ({ id, heading, text: manner.words(text) })),
    },
    new Set(parts.filter((part) => part.hidden).map((part) => part.id)),
  )
}

/** Every part with its words: somebody's own, else the assembled ones. */
export function reportParts({ incident, words }: Pick<ReportSources, 'incident' | 'words'>): ReportPart[] {
  const assembled: Partial<Record<PartId, string>> = {
    summary: incident.summary,
    impact: incident.customerImpact,
  }
  return partIds.map((id) => {
    const own = words.find((one) => one.part === id)
    return {
      id,
      heading: own?.heading ?? partHeading[id],
      text: own?.text ?? assembled[id] ?? '',
      edited: own !== undefined && (own.text !== null || own.heading !== null),
      hidden: own?.hidden ?? false,
      version: own?.version ?? 0,
    }
  })
}

/** Without digits that say nothing: `09:30:00.500000Z` → `09:30:00.5Z`, `09:30:00.000000Z` → `09:30:00Z`. */
function plainInstant(at: string): string {
  return at.replace(/(?:\.0+|(\.\d*?[1-9])0+)Z$/, '$1Z')
}

function told({ entry, words }: StoryLine, manner: Manner): ReportContent['story'][number] {
  return {
    at: plainInstant(entry.at),
    until: entry.until && plainInstant(entry.until),
    precision: entry.precision,
    kind: entry.kind,
    actorKind: entry.actorKind,
    who: manner.who(entry.actor, entry.actorKind),
    source: entry.source,
    text: manner.words(words ?? entry.text),
    knownAt: entry.knownAt && plainInstant(entry.knownAt),
  }
}

function reported(
  item: ReportedItem,
  factors: readonly Factor[],
  manner: Manner,
): ReportContent['items'][number] {
  const position = new Map(factors.map((factor, index) => [factor.id, index + 1]))
  return {
    title: manner.words(item.title),
    owner: manner.who(item.owner, 'human'),
    due: item.due,
    state: item.state,
    doneWhen: manner.words(item.doneWhen),
    proof: item.proof && { ...item.proof, who: manner.who(item.proof.who, 'human') },
    factors: item.factorIds.flatMap((id) => position.get(id) ?? []).sort((a, b) => a - b),
    ...(item.strength && { strength: item.strength }),
    ...(item.type && { type: item.type }),
    ...(item.phase && { phase: item.phase }),
    ...(item.url && { url: item.url }),
  }
}

/** Which list of the content a part shows below its words. */
const listOfPart = {
  impact: 'markers',
  story: 'story',
  learned: 'learned',
  factors: 'factors',
  'went-well': 'wentWell',
  lucky: 'lucky',
  surprised: 'surprised',
  questions: 'questions',
  items: 'items',
} as const satisfies Partial<Record<PartId, keyof ReportContent>>
type ListName = (typeof listOfPart)[keyof typeof listOfPart]

function hasList(part: PartId, lists: Pick<ReportContent, ListName>): boolean {
  return part !== 'summary' && lists[listOfPart[part]].length > 0
}

/** A hidden part takes its list along, and what others said of it. */
function withoutHidden(content: ReportContent, hidden: ReadonlySet<PartId>): ReportContent {
  const empty: Partial<ReportContent> = {}
  for (const part of hidden) if (part !== 'summary' && part !== 'impact') empty[listOfPart[part]] = []
  const shown = { ...content, ...empty }
  if (hidden.has('story')) return withoutLines(shown)
  return hidden.has('factors')
    ? { ...shown, items: shown.items.map((item) => ({ ...item, factors: [] })) }
    : shown
}

function withoutLines(content: ReportContent): ReportContent {
  const bare = <T extends { lines: number[] }>(all: T[]) => all.map((one) => ({ ...one, lines: [] }))
  return {
    ...content,
    learned: bare(content.learned),
    wentWell: bare(content.wentWell),
    lucky: bare(content.lucky),
    surprised: bare(content.surprised),
    questions: bare(content.questions),
    factors: bare(content.factors),
    markers: content.markers.map((marker) => ({ ...marker, line: null })),
  }
}
