import type { ItemJudgement } from './judgement.ts'

/** Something to say once about the items of a review together; advice, never a gate. */
export interface Advice {
  id: 'only-weak' | 'too-many' | 'same-priority' | 'no-prevention'
  text: string
}

/** More committed items than this are seldom all finished. Field guide §2.4. */
const many = 7

type Committed = Pick<ItemJudgement, 'strength' | 'type'> & { priority: string | null }

const rules: readonly (Advice & { applies: (items: readonly Committed[]) => boolean })[] = [
  {
    id: 'only-weak',
    applies: (items) => items.every((item) => item.strength === 'weak'),
    text: 'These items rely on people remembering. What would make the wrong move impossible or harmless?',
  },
  {
    id: 'too-many',
    applies: (items) => items.length > many,
    text: 'More than seven items are hard to carry. Which of them would you miss most?',
  },
  {
    id: 'same-priority',
    applies: (items) =>
      items.length > 1 &&
      items.every((item) => item.priority !== null && item.priority === items[0]?.priority),
    text: 'All items have the same priority. Which one would you do first if there were time for only one?',
  },
  {
    id: 'no-prevention',
    applies: (items) => !items.some((item) => item.type === 'prevent' || item.type === 'mitigate-future'),
    text: 'None of these items makes it less likely or smaller next time. What could?',
  },
]

/** Advice on the committed items; none when nothing is committed. */
export function adviceOn(items: readonly Committed[]): Advice[] {
  if (items.length === 0) return []
  return rules.filter((rule) => rule.applies(items)).map(({ id, text }) => ({ id, text }))
}
