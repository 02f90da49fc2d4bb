import { expect, test } from 'vitest'
import type { Item } from '../contract.ts'
import { sameIn } from './use-items.ts'

const item: Item = {
  id: 'a',
  incidentKey: 'INC-1',
  title: 'Probe each gateway',
  ownerId: null,
  owner: null,
  due: null,
  state: 'idea',
  declinedBecause: null,
  url: null,
  doneWhen: '',
  proof: { measure: 'm', how: '', expected: '', on: null, who: null },
  factorIds: ['f'],
  strength: null,
  type: null,
  phase: null,
  missing: [],
  createdAt: '2026-03-01T10:00:00Z',
  version: 1,
}

test('changes of others elsewhere are no conflict', () => {
  expect(sameIn({ due: '2026-04-01' }, item, { ...item, title: 'Other', version: 2 })).toBe(true)
  expect(sameIn({ factorIds: [] }, item, { ...item, factorIds: ['f'] })).toBe(true)
})

test('changes of others to the same are', () => {
  expect(sameIn({ title: 'Mine' }, item, { ...item, title: 'Theirs' })).toBe(false)
  const proof = { measure: 'm', how: 'by hand', expected: '', on: null, who: null }
  expect(sameIn({ proof: null }, item, { ...item, proof })).toBe(false)
})
