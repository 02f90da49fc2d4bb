import { expect, it } from 'vitest'
import type { SavedSearch } from '../../saved-searches/contract.ts'
import { newsIn } from './news-in.ts'

const search = (count: number, ids: string[]) =>
  ({ news: { count, finds: ids.map((id) => ({ kind: 'note', id })) } }) as unknown as SavedSearch

it('what two searches found counts once', () => {
  expect(newsIn([search(2, ['a', 'b']), search(1, ['b'])])).toBe(2)
})

it('what is not named any more counts as well', () => {
  expect(newsIn([search(5, ['a', 'b'])])).toBe(5)
  expect(newsIn([])).toBe(0)
})
