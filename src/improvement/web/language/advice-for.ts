import { judgeItem, type ReviewAdvice } from '#language/actionability/actionability.ts'
import { adviceOn } from '#language/actionability/advice.ts'
import type { Item } from '../../contract.ts'
import type { ItemState } from '../../item.ts'

type AdvisedItem = Pick<Item, 'title' | 'doneWhen' | 'state' | 'strength' | 'type'>

const carried: readonly ItemState[] = ['committed', 'in-progress']

/**
 * What to say of the items of a review together. What is done counts for what it changed, but nobody carries it any
 * more; once nothing is carried there is nothing to say. What people chose goes before what words suggest.
 */
export function adviceFor(items: readonly AdvisedItem[]): ReviewAdvice[] {
  const open = items.filter(({ state }) => carried.includes(state))
  if (open.length === 0) return []
  const agreed = [...open, ...items.filter(({ state }) => state === 'done')]
  return [
    ...adviceOn(agreed.map(weighed)).filter(({ id }) => id !== 'too-many'),
    ...adviceOn(open.map(weighed)).filter(({ id }) => id === 'too-many'),
  ]
}

function weighed({ title, doneWhen, strength, type }: AdvisedItem) {
  const judged = judgeItem(title, { doneWhen })
  return { strength: strength ?? judged.strength, type: type ?? judged.type, priority: null }
}
