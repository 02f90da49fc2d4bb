import { expect, test } from 'vitest'
import type { Note } from '../../contract.ts'
import { countTags, orderNotes, withTag } from './note-order.ts'

const note = (id: string, minute: number, given: Partial<Note> = {}): Note => ({
  id,
  text: id,
  tag: null,
  entryIds: [],
  author: null,
  mine: false,
  createdAt: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`,
  version: 1,
  ...given,
})
const notes = [
  note('a', 1, { entryIds: ['late'], tag: 'lucky' }),
  note('b', 2),
  note('c', 3, { entryIds: ['late', 'early'], tag: 'factor' }),
  note('d', 4, { entryIds: ['late'], tag: 'lucky' }),
]
const positions = new Map([
  ['early', 0],
  ['late', 1],
])
const ids = (list: readonly Note[]) => list.map(({ id }) => id).join('')

test('newest first', () => expect(ids(orderNotes(notes, 'newest', positions))).toBe('dcba'))
test('along the story, the homeless last', () =>
  expect(ids(orderNotes(notes, 'story', positions))).toBe('cadb'))
test('by tag', () => {
  expect(ids(withTag(notes, 'lucky'))).toBe('ad')
  expect(ids(withTag(notes, 'untagged'))).toBe('b')
  expect(ids(withTag(notes, null))).toBe('abcd')
})
test('counted by tag', () =>
  expect([...countTags(notes)]).toEqual([
    ['lucky', 2],
    ['untagged', 1],
    ['factor', 1],
  ]))
