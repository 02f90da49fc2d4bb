import { expect, test } from 'vitest'
import { itemStates, mayBecome } from '../item.ts'
import { daysUntil, isLate, moveName, movesFrom } from './item-words.ts'

test('every move that is offered is possible, and every possible one is offered', () => {
  for (const from of itemStates) {
    const possible = itemStates.filter((to) => to !== from && mayBecome(from, to))
    expect([...movesFrom(from)].sort()).toEqual([...possible].sort())
  }
})

test('forward comes first, declining last', () => {
  expect(movesFrom('idea')).toEqual(['soaking', 'committed', 'declined'])
  expect(movesFrom('soaking')).toEqual(['committed', 'declined', 'idea'])
  expect(movesFrom('in-progress')).toEqual(['done', 'declined', 'committed'])
})

test('going back is said differently', () => {
  expect(moveName('soaking', 'committed')).toBe('Commit to it')
  expect(moveName('in-progress', 'committed')).toBe('Not begun yet')
})

test('an item is late only while it waits for its date', () => {
  expect(daysUntil('2026-03-01', '2026-02-27')).toBe(2)
  expect(isLate({ due: '2026-02-26', state: 'committed' }, '2026-02-27')).toBe(true)
  expect(isLate({ due: '2026-02-27', state: 'committed' }, '2026-02-27')).toBe(false)
  expect(isLate({ due: '2026-02-26', state: 'done' }, '2026-02-27')).toBe(false)
  expect(isLate({ due: null, state: 'idea' }, '2026-02-27')).toBe(false)
})
