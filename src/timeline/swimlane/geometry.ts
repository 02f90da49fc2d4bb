import type { Marker, PinnedMarker, Precision } from '#incident/marker.ts'
import type { EntryKind, Micros } from '../entry.ts'
import type { PhaseId } from './phases.ts'

/** An entry as far as the picture needs it. Times are RFC 3339 or microseconds since 1970. */
export interface SwimlaneEntry {
  id: string
  at: string | Micros
  until?: string | Micros | null
  source: string
  /** A name or a role, as the reader may see it. */
  actor: string | null
  kind: EntryKind
  text: string
}

export interface SwimlaneInput {
  entries: readonly SwimlaneEntry[]
  markers: readonly PinnedMarker[]
  laneBy: 'source' | 'person'
  /** IANA name of the zone in which times are told. */
  zone: string
}

export interface SwimlaneOptions {
  /** Of the whole picture, in pixels. */
  width: number
  /** What to show; absent, the incident itself with what lies around it. */
  domain?: readonly [Micros, Micros]
  /** Beyond these the lanes with the fewest entries share one. Default 10. */
  maxLanes?: number
  /** Short words beside entries where there is room. Default: up to 300 entries. */
  labels?: boolean
}

/** What an entry's mark looks like: four families, told apart by shape as well as by colour. */
export const families = ['signal', 'change', 'talk', 'act'] as const
export type Family = (typeof families)[number]

export interface Lane {
  name: string
  /** The name as far as it fits; `nameX` and `nameY` are the baseline's beginning. */
  shownName: string
  nameX: number
  nameY: number
  y: number
  height: number
  /** Where marks are centred. */
  middle: number
  count: number
  /** Who shares the lane, for the lane of others. */
  members: string[]
}

/** One entry, or several that lie too close to be told apart. */
export interface Mark {
  lane: number
  x: number
  y: number
  /** Of a cluster's pill; 0 for a single entry. */
  width: number
  /** Input order. */
  ids: string[]
  /** The first and last time in it. */
  from: Micros
  to: Micros
  /** Null for a cluster of several families without a clear majority. */
  family: Family | null
  /** The count as shown inside a pill: `7`, `1.2k`. Empty for a single entry. */
  countText: string
}

/** A stretch of time that entries with an end cover in a lane. */
export interface Bar {
  lane: number
  x: number
  y: number
  width: number
  height: number
}

export interface Label {
  id: string
  x: number
  y: number
  text: string
  anchor: 'start' | 'end'
}

export interface Phase {
  id: PhaseId
  name: string
  from: Micros
  to: Micros
  x: number
  width: number
  /** What fits into the strip above the lanes: name and length, one of them, or nothing. */
  label: string
  /** How long it lasted: `23 min`. */
  length: string
}

/** A marker's line, with its name above the lanes. Markers at the same place share one. */
export interface Flag {
  markers: Marker[]
  /** The least exact of them. */
  precision: Precision
  x: number
  /** Where the line begins; it ends at the plot's lower edge. */
  top: number
  labelX: number
  labelY: number
  label: string
  anchor: 'start' | 'end'
}

export interface Tick {
  at: Micros
  x: number
  /** A time of day, or a day. */
  label: string
}

/** The day that begins here, told once. */
export interface Day {
  x: number
  label: string
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where everything lies, in pixels, top left is (0, 0). The browser and the SVG draw from the same one. */
export interface SwimlaneLayout {
  width: number
  height: number
  zone: string
  domain: [Micros, Micros]
  /** The lanes' box. */
  plot: Box
  /** The strip that names phases, above the plot; height 0 without phases. */
  strip: Box
  lanes: Lane[]
  phases: Phase[]
  flags: Flag[]
  bars: Bar[]
  marks: Mark[]
  labels: Label[]
  ticks: Tick[]
  days: Day[]
  /** Baselines of the axis. */
  tickY: number
  dayY: number
  legend: LegendItem[]
  /** What lies outside the domain, to be said at the edges. */
  before: { entries: number; text: string }
  after: { entries: number; text: string }
}

export interface LegendItem {
  x: number
  y: number
  text: string
  family?: Family
  phase?: PhaseId
}

const familyOf: Record<EntryKind, Family> = {
  signal: 'signal',
  report: 'signal',
  'impact-change': 'signal',
  change: 'change',
  context: 'change',
  observation: 'talk',
  hypothesis: 'talk',
  communication: 'talk',
  'hand-off': 'talk',
  escalation: 'talk',
  gap: 'talk',
  decision: 'act',
  action: 'act',
  'recovery-step': 'act',
}

export const familyNames: Record<Family, string> = {
  signal: 'signal or report',
  change: 'change or circumstance',
  talk: 'said or thought',
  act: 'decided or done',
}

export const kindFamily = (kind: EntryKind): Family => familyOf[kind]
