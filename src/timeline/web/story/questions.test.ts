import { describe, expect, it } from 'vitest'
import type { MarkerValue } from '#incident/contract.ts'
import { clock, sampleLine } from '../sample-entry.ts'
import { impactOf, isDuring, knownMarkers, questionsOf, startsLate } from './questions.ts'

const marker = (name: MarkerValue['marker'], time: string): MarkerValue => ({
  marker: name,
  at: clock(time),
  precision: 'minute',
  entryId: null,
  channel: null,
})
const line = (time: string) => sampleLine(time, clock(time))
const impact = [marker('impact-started', '14:00'), marker('mitigated', '15:00')]

describe('questionsOf', () => {
  it('asks about silences longer than a quarter of an hour, within the impact alone', () => {
    const story = [line('12:00'), line('14:05'), line('14:40'), line('14:50'), line('17:00')]
    expect(questionsOf(story, impact)).toEqual([{ from: clock('14:05'), to: clock('14:40') }])
  })

  it('counts the ends of the impact, and what a marker tells', () => {
    expect(questionsOf([line('14:30')], impact)).toEqual([
      { from: clock('14:00'), to: clock('14:30') },
      { from: clock('14:30'), to: clock('15:00') },
    ])
    expect(questionsOf([line('14:30')], [...impact, marker('detected', '14:15')])).toHaveLength(1)
  })

  it('asks nothing while the story is empty, or while nobody said when the impact began', () => {
    expect(questionsOf([], impact)).toEqual([])
    expect(questionsOf([line('14:00'), line('15:00')], [])).toEqual([])
  })

  it('leaves an impact open whose end is not known', () => {
    const story = [line('14:05'), line('16:00')]
    expect(questionsOf(story, [marker('impact-started', '14:00')])).toEqual([
      { from: clock('14:05'), to: clock('16:00') },
    ])
  })
})

describe('startsLate', () => {
  it('is said when nothing came before the impact', () => {
    expect(startsLate([line('14:00'), line('14:10')], impact)).toBe(clock('14:00'))
    expect(startsLate([line('13:59'), line('14:10')], impact)).toBeNull()
    expect(startsLate([], impact)).toBeNull()
  })
})

it('takes the first end that lies behind the beginning', () => {
  const odd = [marker('impact-started', '14:00'), marker('mitigated', '13:00'), marker('resolved', '16:00')]
  expect(impactOf(odd)?.to).toBe(clock('16:00'))
  expect(isDuring(impactOf(odd), clock('15:59'))).toBe(true)
})

describe('knownMarkers', () => {
  const detected = { ...marker('detected', '14:08'), entryId: 'alert' }
  const all = [...impact, detected, marker('declared', '14:15')]
  const names = (at: string, known: string[]) => knownMarkers(all, clock(at), known).map((one) => one.marker)

  it('leaves out what was only found out afterwards', () => {
    expect(names('16:00', ['alert'])).toEqual(['mitigated', 'detected', 'declared'])
  })

  it('knows a pinned marker with its entry, another from its time on', () => {
    expect(names('14:10', [])).toEqual([])
    expect(names('14:10', ['alert'])).toEqual(['detected'])
    expect(names('14:15', ['alert'])).toEqual(['detected', 'declared'])
  })
})
