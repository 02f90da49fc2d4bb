import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMoment } from './parse.ts'
import { fromWall, toWall, typedMoment } from './wall.ts'

const now = new Date('2026-03-10T12:00:00Z')
const inBerlin = (text: string) => parseMoment(text, { zone: 'Europe/Berlin', now })?.at

describe('parseMoment', () => {
  it.each([
    ['2026-03-01 14:02', '2026-03-01T13:02:00.000Z'],
    ['2026-07-01 14:02', '2026-07-01T12:02:00.000Z'],
    ['2026/3/1 9:05:07', '2026-03-01T08:05:07.000Z'],
    ['1 Mar 2026, 14:02:33', '2026-03-01T13:02:33.000Z'],
    ['1 Mar 2026, 14:02 UTC', '2026-03-01T14:02:00.000Z'],
    ['14:02', '2026-03-10T13:02:00.000Z'],
    ['yesterday 9:15', '2026-03-09T08:15:00.000Z'],
    ['20 min ago', '2026-03-10T11:40:00.000Z'],
    ['2h ago', '2026-03-10T10:00:00.000Z'],
    ['now', '2026-03-10T12:00:00.000Z'],
    ['2026-03-01T14:02:33.5+05:30', '2026-03-01T08:32:33.500Z'],
    ['2026-03-01 14:02 UTC', '2026-03-01T14:02:00.000Z'],
    ['1772373753', '2026-03-01T14:02:33.000Z'],
  ])('reads %s', (text, at) => {
    expect(inBerlin(text)).toBe(at)
  })

  it.each(['', 'soon', '25:00', '2026-02-30 10:00', '14:75', '2026-03-01', '99 Foo 2026 10:00'])(
    'does not guess at %s',
    (text) => {
      expect(inBerlin(text)).toBeUndefined()
    },
  )

  it('knows whether seconds were given', () => {
    const precision = (text: string) => parseMoment(text, { zone: 'UTC', now })?.precision
    expect(precision('14:02')).toBe('minute')
    expect(precision('14:02:00')).toBe('exact')
  })

  it('takes a time alone to be of the day at hand', () => {
    const day = new Date('2025-12-24T08:00:00Z')
    expect(parseMoment('23:30', { zone: 'UTC', now, day })?.at).toBe('2025-12-24T23:30:00.000Z')
  })
})

describe('wall times', () => {
  it('chooses the first of two where clocks go back', () => {
    const wall = { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0 }
    expect(fromWall(wall, 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('moves on where clocks skip the time', () => {
    const wall = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 }
    expect(fromWall(wall, 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  it('what is shown for typing reads back as the same moment, but for the doubled hour', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
    )
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const at = new Date(Math.floor(moment.getTime() / 1000) * 1000)
        const read = parseMoment(typedMoment(at, zone), { zone, now })
        const shown = toWall(new Date(read?.at ?? 0), zone)
        expect(shown).toEqual(toWall(at, zone))
      }),
    )
  })
})
