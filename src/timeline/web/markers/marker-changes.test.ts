import { expect, it } from 'vitest'
import type { MarkerValue } from '#incident/contract.ts'
import { clock } from '../sample-entry.ts'
import { withChanges } from './marker-changes.ts'

const value = (marker: MarkerValue['marker'], time: string): MarkerValue => ({
  marker,
  at: clock(time),
  precision: 'exact',
  entryId: null,
  channel: null,
})

it('lays changes over in the order in which they were made, and keeps the markers’ own order', () => {
  const values = [value('detected', '14:08'), value('mitigated', '14:33')]
  const changed = withChanges(values, [
    { marker: 'impact-started', value: value('impact-started', '14:00') },
    { marker: 'detected', value: value('detected', '14:05') },
    { marker: 'mitigated', value: null },
    { marker: 'detected', value: value('detected', '14:06') },
  ])
  expect(changed.map(({ marker, at }) => [marker, at])).toEqual([
    ['impact-started', clock('14:00')],
    ['detected', clock('14:06')],
  ])
})
