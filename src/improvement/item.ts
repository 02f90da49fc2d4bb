import type { ItemPhase, ItemType, Strength } from '#language/actionability/judgement.ts'

/** What people chose to say of an item beside its words; null is not chosen. */
export interface Leverage {
  strength: Strength | null
  type: ItemType | null
  phase: ItemPhase | null
}

/**
 * An improvement item's life as far as it is lived here: from an idea, through soaking, to done.
 * Field guide §2.2; verifying and verdicts follow on `done`.
 */
export const itemStates = ['idea', 'soaking', 'committed', 'in-progress', 'done', 'declined'] as const
export type ItemState = (typeof itemStates)[number]

/** States in which there is still something to do, or to decide. */
export const openStates = [
  'idea',
  'soaking',
  'committed',
  'in-progress',
] as const satisfies readonly ItemState[]
export type OpenState = (typeof openStates)[number]

export const isOpen = (state: ItemState): boolean => (openStates as readonly ItemState[]).includes(state)

export const itemTransitions = {
  idea: ['soaking', 'committed', 'declined'],
  soaking: ['committed', 'declined', 'idea'],
  committed: ['in-progress', 'done', 'declined'],
  'in-progress': ['done', 'committed', 'declined'],
  done: ['in-progress'],
  declined: ['idea'],
} as const satisfies Record<ItemState, readonly ItemState[]>

/** Whether an item may go from one state to another. Staying is always possible. */
export function mayBecome(from: ItemState, to: ItemState): boolean {
  return from === to || (itemTransitions[from] as readonly ItemState[]).includes(to)
}

/** What an item still lacks to be committed; empty when it is ready. Field guide §2.4, hard gates. */
export function missingForCommitment(item: {
  ownerId: string | null
  due: string | null
  factorIds: readonly string[]
  doneWhen: string
}): ('owner' | 'due' | 'factor' | 'doneWhen')[] {
  const missing: ('owner' | 'due' | 'factor' | 'doneWhen')[] = []
  if (!item.ownerId) missing.push('owner')
  if (!item.due) missing.push('due')
  if (item.factorIds.length === 0) missing.push('factor')
  if (item.doneWhen.trim() === '') missing.push('doneWhen')
  return missing
}
