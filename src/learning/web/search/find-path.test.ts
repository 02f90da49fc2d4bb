import { expect, it } from 'vitest'
import type { Found } from '../../search/contract.ts'
import { findPath, wordsAt } from './find-path.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const found = (kind: Found['kind'], more: Partial<Found> = {}): Found => ({
  kind,
  id,
  incidentKey: 'INC-4',
  incidentTitle: 'The pool ran dry',
  title: { text: '', marks: [] },
  excerpt: { text: 'Then the pool ran dry.', marks: [[9, 13]] },
  at: '2026-03-01T10:00:00.000000Z',
  precision: 'exact',
  severity: 'SEV2',
  services: [],
  version: null,
  ...more,
})

it.each([
  [found('incident'), '/incidents/INC-4'],
  [found('report', { version: 3 }), '/incidents/INC-4/report?versions=3&words=pool+ran+dry.'],
  [found('draft'), '/incidents/INC-4/report?words=pool+ran+dry.'],
  [found('item'), `/incidents/INC-4/review?pane=findings&item=${id}`],
  [found('factor'), `/incidents/INC-4/review?pane=findings&show=factor-${id}`],
  [found('note'), `/incidents/INC-4/review?show=note-${id}`],
  [found('evidence'), `/incidents/INC-4/evidence?show=evidence-${id}`],
  [found('entry'), `/incidents/INC-4/timeline?entry=${id}&at=2026-03-01T10%3A00%3A00.000000Z`],
])('a find leads to the very thing', (one, path) => {
  expect(findPath(one)).toBe(path)
})

it('words to find the place by are whole and not too many', () => {
  const text = `pool ${'and '.repeat(60)}end`
  expect(wordsAt({ text, marks: [[0, 4]] })).toMatch(/^pool (and )+and$/)
  expect(wordsAt({ text, marks: [[0, 4]] })?.length).toBeLessThanOrEqual(80)
  expect(wordsAt({ text, marks: [] })).toBeUndefined()
})

it('words to find the place by begin where most of what was looked for stands together', () => {
  const text = `A pool. ${'x '.repeat(60)}The pool ran dry.`
  const dry = text.indexOf('pool ran')
  const marks: [number, number][] = [
    [2, 6],
    [dry, dry + 4],
    [dry + 9, dry + 12],
  ]
  expect(wordsAt({ text, marks })).toBe('pool ran dry.')
})
