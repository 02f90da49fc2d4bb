import type { Item } from '../contract.ts'
import { type ItemState, itemTransitions } from '../item.ts'

export const stateName: Record<ItemState, string> = {
  idea: 'Idea',
  soaking: 'Soaking',
  committed: 'Committed',
  'in-progress': 'In progress',
  done: 'Done',
  declined: 'Declined',
}

export const stateMeaning: Record<ItemState, string> = {
  idea: 'somebody thought of it',
  soaking: 'let it rest a day or two, then decide',
  committed: 'we will do it, with an owner and a date',
  'in-progress': 'somebody is at it',
  done: 'finished, and seen to be finished',
  declined: 'we decided against it, and say why',
}

/** The way an item goes when all goes well. */
export const path = [
  'idea',
  'soaking',
  'committed',
  'in-progress',
  'done',
] as const satisfies readonly ItemState[]

/** What to press to bring it to a state: what somebody does, as a verb. */
const moves: Record<ItemState, string> = {
  idea: 'Back to the ideas',
  soaking: 'Let it soak',
  committed: 'Commit to it',
  'in-progress': 'Begin',
  done: 'Done',
  declined: 'Decline …',
}

/** `In progress` may go back to `committed` and `done` to `in progress`; that is said differently than going forward. */
const back: Partial<Record<`${ItemState} ${ItemState}`, string>> = {
  'in-progress committed': 'Not begun yet',
  'done in-progress': 'Not finished yet',
  'declined idea': 'Think about it again',
}

export function moveName(from: ItemState, to: ItemState): string {
  return back[`${from} ${to}`] ?? moves[to]
}

/** Where an item can go from where it is, forward first, declining last. */
export function movesFrom(state: ItemState): ItemState[] {
  const order = (to: ItemState) => (to === 'declined' ? 9 : path.indexOf(to as (typeof path)[number]))
  const here = order(state)
  return [...itemTransitions[state]].sort((a, b) => {
    const [first, second] = [order(a) > here, order(b) > here]
    return first === second ? order(a) - order(b) : first ? -1 : 1
  })
}

export type Missing = Item['missing'][number]

/** What is missing for a commitment, as something to be added. */
export const missingName: Record<Missing, string> = {
  owner: 'one owner',
  due: 'a date',
  factor: 'a factor it answers',
  doneWhen: 'how somebody else sees that it is finished',
}

/** Whether a move needs what may be missing. */
export const needsAll = (state: ItemState) => state === 'committed' || state === 'in-progress'

/** Days until a date, from the day it is now (`2026-03-01`); negative when it has passed. */
export function daysUntil(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
}

/** Whether an item waits for its date: finished and declined ones don’t. */
export function isLate({ due, state }: Pick<Item, 'due' | 'state'>, today: string): boolean {
  return due !== null && state !== 'done' && state !== 'declined' && daysUntil(due, today) < 0
}
