import { expect, test } from 'vitest'
import type { Insight, Note } from '../../contract.ts'
import { matched, statementSources } from './sources.ts'

const note = (id: string, tag: Note['tag']): Note => ({
  id,
  text: id,
  tag,
  entryIds: [],
  author: null,
  mine: false,
  createdAt: '2026-03-01T10:00:00Z',
  version: 1,
})
const insight: Insight = { id: 'i', text: 'i', entryIds: [], version: 1 }
const review = { insights: [insight], notes: [note('a', 'lucky'), note('b', 'learned'), note('c', null)] }
const ids = (part: Parameters<typeof statementSources>[0]) =>
  statementSources(part, review).map(({ kind, one }) => `${kind} ${one.id}`)

test('insights stand before what was tagged as learned', () => {
  expect(ids('learned')).toEqual(['insights i', 'notes b'])
})

test('other statements are notes of one tag', () => {
  expect(ids('lucky')).toEqual(['notes a'])
  expect(ids('summary')).toEqual([])
})

test('what was read at different moments is not mixed up', () => {
  expect(matched(['x', 'y'], 2)).toEqual(['x', 'y'])
  expect(matched(['x', 'y'], 3)).toEqual([null, null, null])
})
