/** How exactly a time is known. */
export const precisions = ['exact', 'minute', 'approx', 'unknown'] as const
export type Precision = (typeof precisions)[number]

/** Phase boundaries in their expected order; violations are shown, never forbidden. Definitions: field guide §6.2. */
export const markers = [
  'fault-started',
  'impact-started',
  'detected',
  'acknowledged',
  'engaged',
  'declared',
  'diagnosed',
  'mitigated',
  'resolved',
  'all-clear',
] as const
export type Marker = (typeof markers)[number]

/** How the signal reached the organisation; only on `detected`. */
export const detectionChannels = ['alert', 'customer', 'employee', 'partner', 'chance'] as const
export type DetectionChannel = (typeof detectionChannels)[number]

/** A marker with its value: pinned to an entry, or a time known by itself. `at` is RFC 3339. */
export interface PinnedMarker {
  marker: Marker
  at: string
  precision: Precision
  entryId: string | null
  channel: DetectionChannel | null
}
