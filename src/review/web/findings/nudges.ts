import type { Factor } from '../../contract.ts'

export interface Nudge {
  id: 'one-contributor' | 'no-mitigator' | 'only-technical'
  text: string
}

/** Layers that are made of machines and what runs on them; the others are about people and their work. */
const technical = [
  'code',
  'config',
  'infrastructure',
  'dependency',
  'data',
  'capacity',
  'observability',
] as const

/**
 * Questions that the factors so far leave open, field guide §5.2. They ask; nothing is missing, nothing is wrong.
 * Without any factor there is nothing to ask about yet.
 */
export function nudgesFor(factors: readonly Pick<Factor, 'kind' | 'layer'>[]): Nudge[] {
  if (factors.length === 0) return []
  const nudges: Nudge[] = []
  const causes = factors.filter(({ kind }) => kind === 'contributor' || kind === 'trigger')
  if (causes.length === 1) {
    nudges.push({ id: 'one-contributor', text: 'So far one thing made it happen. What else had to be true?' })
  }
  if (!factors.some(({ kind }) => kind === 'mitigator')) {
    nudges.push({ id: 'no-mitigator', text: 'What kept it from being worse? That is worth protecting.' })
  }
  const layers = factors.flatMap(({ layer }) => layer ?? [])
  if (layers.length > 0 && layers.every((layer) => (technical as readonly string[]).includes(layer))) {
    nudges.push({
      id: 'only-technical',
      text: 'All of it lies in the machinery so far. Which goals pulled against each other for people? Who could reach whom, and what else was going on that day?',
    })
  }
  return nudges
}
