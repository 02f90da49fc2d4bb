import type { Precision } from '#incident/marker.ts'

/** What an entry tells of. The list follows the field's own tags for incident timelines (Howie, PagerDuty). */
export const entryKinds = [
  'signal',
  'report',
  'change',
  'observation',
  'hypothesis',
  'decision',
  'action',
  'communication',
  'hand-off',
  'escalation',
  'impact-change',
  'recovery-step',
  'context',
  'gap',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const actorKinds = ['human', 'automation', 'system', 'customer', 'vendor'] as const
export type ActorKind = (typeof actorKinds)[number]

/** Microseconds since 1970-01-01T00:00:00Z, as an integer (exact up to the year 2255). */
export type Micros = number

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * One line of a timeline as a reader found it in evidence, before it is stored.
 *
 * `key` names the thing itself, not the file it came in: the same message in two overlapping exports has the
 * same key (`slack:C024BE91L:1724429439.141819`), so reading it twice adds nothing.
 * `source` is the lane people see: `#incidents`, `Alertmanager`, `GitHub acme/shop`.
 * `slice` says where in the evidence it stands: `part#fragment`, where part is the path inside an archive (absent
 * for a single file) and fragment is `L12`, `L12-L15` (lines, from 1) or a JSON pointer (`/3`, `/alerts/0`).
 */
export interface EntryDraft {
  key: string
  at: Micros
  until?: Micros
  precision: Precision
  /** IANA name or offset of the clock that wrote the time, where the source says. */
  zone?: string
  kind: EntryKind
  actorKind: ActorKind
  /** Display name, resolved by the reader. */
  actor?: string
  source: string
  text: string
  attributes?: Record<string, Json>
  slice: string
}
