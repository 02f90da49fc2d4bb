import { expect, test } from 'vitest'
import type { Shape } from '#integrations/reviews/import/contract.ts'
import { changesOf, draftOf, fieldWith, meaningWith, withField, withMeaning } from './shape-draft.ts'

const cause: Shape['headings'][number] = {
  key: 'ursache',
  heading: 'Ursache',
  documents: 40,
  meaning: 'other',
  chosen: null,
}
const corrected: Shape['headings'][number] = { ...cause, key: 'wirkung', chosen: 'impact' }
const day: Shape['labels'][number] = {
  key: 'day',
  label: 'Day',
  documents: 40,
  sample: '3.4.2024',
  field: null,
  chosen: null,
}
const date: Shape['labels'][number] = { ...day, key: 'date', field: 'date' }
const shape: Shape = {
  id: 1,
  name: 'Ursache',
  format: 'markdown',
  documents: 40,
  reviews: 40,
  headings: [cause, corrected],
  labels: [day, date],
  zone: null,
  dayOrder: null,
  take: null,
  sample: 1,
}
const fresh = draftOf(shape)

test('nothing corrected is nothing to send', () => {
  expect(changesOf(shape, fresh)).toBeNull()
  expect(meaningWith(fresh, cause)).toBe('other')
  expect(meaningWith(fresh, corrected)).toBe('impact')
})

test('another meaning is sent, and back again is nothing', () => {
  const draft = withMeaning(fresh, cause, 'factors')
  expect(meaningWith(draft, cause)).toBe('factors')
  expect(changesOf(shape, draft)).toEqual({ headings: { ursache: 'factors' } })
  expect(changesOf(shape, withMeaning(draft, cause, 'other'))).toBeNull()
})

test('what was understood, chosen over an earlier correction, takes that back', () => {
  const draft = withMeaning(fresh, corrected, 'other')
  expect(meaningWith(draft, corrected)).toBe('other')
  expect(changesOf(shape, draft)).toEqual({ headings: { wirkung: null } })
})

test('a label that was understood is put aside by name; one that was not goes back by null', () => {
  const aside = withField(fresh, date, null)
  expect(fieldWith(aside, date)).toBe('ignore')
  expect(changesOf(shape, aside)).toEqual({ labels: { date: 'ignore' } })
  const said = withField(fresh, day, 'date')
  expect(changesOf(shape, said)).toEqual({ labels: { day: 'date' } })
  expect(changesOf(shape, withField(said, day, null))).toBeNull()
})

test('zone and order of days are sent where they differ', () => {
  expect(changesOf(shape, { ...fresh, zone: 'Europe/Berlin', dayOrder: 'day-first' })).toEqual({
    zone: 'Europe/Berlin',
    dayOrder: 'day-first',
  })
})
