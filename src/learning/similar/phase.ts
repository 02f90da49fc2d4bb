import type { PinnedMarker } from '#incident/marker.ts'

/** Stretches of an incident that end with somebody knowing or doing something; field guide §6.2. */
const stretches = [
  { name: 'noticing it', from: ['impact-started'], to: ['detected'] },
  { name: 'getting hands on it', from: ['detected'], to: ['engaged', 'acknowledged'] },
  { name: 'understanding it', from: ['detected'], to: ['diagnosed'] },
  {
    name: 'stopping the impact',
    from: ['diagnosed', 'engaged', 'acknowledged', 'detected'],
    to: ['mitigated'],
  },
  { name: 'getting back to normal', from: ['mitigated'], to: ['resolved'] },
] as const

export interface Phase {
  name: (typeof stretches)[number]['name']
  seconds: number
}

/** The stretch that took longest, as far as markers tell of at least two; null where they don’t. */
export function longestPhase(pinned: readonly Pick<PinnedMarker, 'marker' | 'at'>[]): Phase | null {
  const at = new Map<string, number>(pinned.map(({ marker, at }) => [marker, Date.parse(at)]))
  const first = (names: readonly string[]) =>
    names.map((name) => at.get(name)).find((one) => one !== undefined)
  const known = stretches.flatMap(({ name, from, to }) => {
    const [start, end] = [first(from), first(to)]
    return start === undefined || end === undefined || end <= start
      ? []
      : [{ name, seconds: (end - start) / 1000 }]
  })
  if (known.length < 2) return null
  return known.reduce((longest, one) => (one.seconds > longest.seconds ? one : longest))
}
