import { microsOf } from '../../swimlane/moment.ts'
import { instantFrom } from '../moments.ts'

export interface Density {
  from: string | null
  to: string | null
  counts: readonly number[]
}

/** Where a moment lies between the first entry and the last, from 0 to 1; null outside. */
export function shareOf(density: Density, at: string): number | null {
  if (!density.from || !density.to) return null
  const [from, to] = [microsOf(density.from), microsOf(density.to)]
  const share = to === from ? 0 : (microsOf(at) - from) / (to - from)
  return share < 0 || share > 1 ? null : share
}

/** The moment at a share of the way from the first entry to the last. */
export function momentAt(density: Density, share: number): string | null {
  if (!density.from || !density.to) return null
  const [from, to] = [microsOf(density.from), microsOf(density.to)]
  return instantFrom(Math.round(from + Math.min(1, Math.max(0, share)) * (to - from)))
}

/** How many entries lie before a share of the way: exact at the stretches' edges, in proportion between them. */
export function countBefore(density: Density, share: number): number {
  const place = Math.min(1, Math.max(0, share)) * density.counts.length
  const whole = Math.floor(place)
  const before = density.counts.slice(0, whole).reduce((sum, count) => sum + count, 0)
  return Math.round(before + (place - whole) * (density.counts[whole] ?? 0))
}

/** Heights from 0 to 1. Few entries beside thousands stay visible: heights go with the square root. */
export function heightsOf(counts: readonly number[]): number[] {
  const most = Math.sqrt(Math.max(1, ...counts))
  return counts.map((count) => (count === 0 ? 0 : Math.max(0.08, Math.sqrt(count) / most)))
}
