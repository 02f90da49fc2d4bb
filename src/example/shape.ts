import type { ItemState } from '#improvement/item.ts'
import type { DetectionChannel, Marker, Precision } from '#incident/marker.ts'
import type { FactorKind, FactorLayer } from '#review/factor.ts'
import type { NoteTag } from '#review/note.ts'
import type { Audience, PartId } from '#review/report-content.ts'
import type { EntryKind } from '#timeline/entry.ts'
import type { ReadingOptions } from '#timeline/reader.ts'
import type { ExamplePerson, ExampleService, ExampleTeam } from './organisation.ts'
import type { Calendar, On } from './when.ts'

/** A file of evidence before its incident has a date. */
export interface EvidenceScript {
  /** How many entries reading it must give. */
  entries: number
  build(calendar: Calendar): EvidenceBytes
}

export interface EvidenceBytes {
  name: string
  bytes: Buffer
  /** The format that must be recognised in it. */
  format: string
  options: ReadingOptions
}

/** A line of the story. `id` is how notes, factors and markers of the same incident refer to it. */
export interface ScriptLine {
  id: string
  /** Words that exactly one gathered entry contains; with `recalled` the recollection's own text. */
  text: string
  recalled?: { at: string; by: ExamplePerson; precision?: Precision }
  /** The story's own words instead of the entry's. */
  words?: string
  kind?: EntryKind
  knownAt?: string
  marks?: Marker[]
  channel?: DetectionChannel
}

export interface ScriptNote {
  by: ExamplePerson | null
  text: string
  tag?: NoteTag
  on?: string[]
}

export interface ScriptFactor {
  id: string
  statement: string
  kind: FactorKind
  layer: FactorLayer
  on: string[]
}

export interface ScriptItem {
  title: string
  owner?: ExamplePerson
  /** Days after the incident's first. */
  due?: number
  state: ItemState
  declinedBecause?: string
  doneWhen?: string
  proof?: { measure: string; how: string; expected: string; on: number | null; who: ExamplePerson | null }
  factors: string[]
}

export interface ExampleIncident {
  slug: string
  title: string
  kind: 'incident' | 'near-miss'
  severity: string
  on: On
  services: ExampleService[]
  teams: ExampleTeam[]
  roles: [role: string, who: ExamplePerson][]
  summary: string
  customerImpact: string
  evidence: EvidenceScript[]
  story: ScriptLine[]
  /** Markers that no line of the story carries. */
  markers?: { marker: Marker; at: string; precision?: Precision; channel?: DetectionChannel }[]
  review: {
    facilitator: ExamplePerson
    participants: ExamplePerson[]
    notes: ScriptNote[]
    insights: { text: string; on: string[] }[]
    factors: ScriptFactor[]
    items: ScriptItem[]
    /** Parts of the report in somebody's own words. */
    parts?: Partial<Record<PartId, string>>
    /** Absent while the review is still in work. */
    published?: {
      afterDays: number
      by: ExamplePerson
      audience: Audience
      /** A second version, with what changed. */
      revised?: { afterDays: number; note: string; parts: Partial<Record<PartId, string>> }
    }
  }
}
