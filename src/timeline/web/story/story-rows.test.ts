import { describe, expect, it } from 'vitest'
import type { MarkerValue } from '#incident/contract.ts'
import type { StoryLine } from '../../contract.ts'
import { clock, sampleLine } from '../sample-entry.ts'
import { type LineRow, sameRow, storyRows } from './story-rows.ts'

const marker = (name: MarkerValue['marker'], time: string, entryId: string | null = null): MarkerValue => ({
  marker: name,
  at: clock(time),
  precision: 'minute',
  entryId,
  channel: null,
})
const story = [sampleLine('a', clock('14:00')), sampleLine('b', clock('14:40'))]
const shown = (...given: Parameters<typeof storyRows>) => storyRows(...given).map(({ key }) => key)
const utc = { zone: 'UTC' }

describe('storyRows', () => {
  it('begins each day with its name', () => {
    const night = [sampleLine('a', clock('23:30')), sampleLine('b', '2026-03-02T00:10:00Z')]
    expect(shown(night, [], utc)).toEqual(['day-0-2026-03-01', 'a', 'day-2-2026-03-02', 'b'])
    expect(shown(night, [], { zone: 'Europe/Berlin' })).toEqual(['day-0-2026-03-02', 'a', 'b'])
  })

  it('shows markers on their entries, and those without a line at their time', () => {
    const rows = storyRows(
      story,
      [marker('detected', '14:00', 'a'), marker('declared', '14:05'), marker('mitigated', '15:00', 'x')],
      utc,
    )
    expect(rows.map(({ key }) => key)).toEqual([
      'day-0-2026-03-01',
      'a',
      'marker-declared',
      'b',
      'marker-mitigated',
    ])
    expect(rows[1]).toMatchObject({ markers: [{ marker: 'detected' }], during: false })
  })

  it('asks where the story is silent', () => {
    const markers = [marker('impact-started', '14:00', 'a')]
    expect(shown(story, markers, utc)).toEqual(['day-0-2026-03-01', 'a', `question-${clock('14:40')}`, 'b'])
    expect(shown(story, markers, { ...utc, asking: false })).not.toContain(`question-${clock('14:40')}`)
  })

  it('keeps a line that is being edited when somebody else takes it out', () => {
    const editing = sampleLine('x', clock('14:10'))
    const rows = storyRows(story, [], { ...utc, editing })
    expect(rows.map(({ key }) => key)).toEqual(['day-0-2026-03-01', 'a', 'x', 'b'])
    expect(rows[2]).toMatchObject({ gone: true })
    expect(rows[1]).toMatchObject({ gone: false })
  })
})

it('knows which rows look the same after a change elsewhere', () => {
  const markers = [marker('detected', '14:00', 'a')]
  const lineOf = (...given: Parameters<typeof storyRows>) =>
    storyRows(...given).find(({ key }) => key === 'a') as LineRow
  const before = lineOf(story, markers, utc)
  expect(sameRow(before, lineOf([...story, sampleLine('c', clock('15:00'))], markers, utc))).toBe(true)
  expect(sameRow(before, lineOf(story, [], utc))).toBe(false)
  expect(sameRow(before, lineOf([{ ...story[0], words: 'Other.' } as StoryLine], markers, utc))).toBe(false)
})
