import type { MarkerValue } from '#incident/contract.ts'
import { type Marker, markers as order } from '#incident/marker.ts'

/** A marker set, or taken off with null. */
export interface MarkerChange {
  marker: Marker
  value: MarkerValue | null
}

/** Markers with changes laid over, in their expected order. */
export function withChanges(values: readonly MarkerValue[], made: readonly MarkerChange[]): MarkerValue[] {
  const all = new Map(values.map((value) => [value.marker, value]))
  for (const { marker, value } of made) {
    if (value) all.set(marker, value)
    else all.delete(marker)
  }
  return order.flatMap((marker) => all.get(marker) ?? [])
}
