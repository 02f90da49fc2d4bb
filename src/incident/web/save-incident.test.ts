import { expect, it } from 'vitest'
import type { Incident } from '../contract.ts'
import { sameIn } from './save-incident.ts'

const severity = { id: 's', name: 'SEV1', description: '', rank: 1, colour: 'red' }
const base: Incident = {
  id: 'i',
  key: 'INC-1',
  title: 'Disk full',
  kind: 'incident',
  severity,
  summary: '',
  customerImpact: '',
  visibility: 'organisation',
  services: [{ id: '1', name: 'search' }],
  teams: [],
  roles: [],
  markers: [],
  durations: [],
  startedAt: '2026-03-01T14:00:00Z',
  startedPrecision: 'exact',
  imported: false,
  createdAt: '2026-03-01T14:00:00Z',
  deletedAt: null,
  example: false,
  version: 1,
}

it('is no conflict when somebody changed another part', () => {
  expect(sameIn({ title: 'x' }, base, { ...base, summary: 'theirs', version: 2 })).toBe(true)
  expect(sameIn({ services: ['x'] }, base, { ...base, severity: { ...severity, name: 'SEV2' } })).toBe(true)
})

it('is one when they changed the same', () => {
  expect(sameIn({ title: 'x' }, base, { ...base, title: 'theirs' })).toBe(false)
  expect(sameIn({ severity: 'x' }, base, { ...base, severity: { ...severity, name: 'SEV2' } })).toBe(false)
  expect(sameIn({ services: ['x'] }, base, { ...base, services: [] })).toBe(false)
  expect(sameIn({ title: 'x', summary: 'y' }, base, { ...base, summary: 'theirs' })).toBe(false)
})
