import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { givenTime, zoneOf } from './time.ts'

const now = new Date('2026-03-29T10:20:30.500Z')
const paris = { zone: 'Europe/Paris' }

test.each([
  ['2026-03-01T14:02:33.120456Z', '2026-03-01T14:02:33.120456Z', 'exact'],
  ['2026-03-01T14:02:33-05:00', '2026-03-01T19:02:33.000000Z', 'exact'],
  ['2026-03-01 14:02', '2026-03-01T13:02:00.000000Z', 'minute'],
  ['2026-03-01 14:02 UTC', '2026-03-01T14:02:00.000000Z', 'minute'],
  ['1 March 2026 2pm', '2026-03-01T13:00:00.000000Z', 'approx'],
  ['14:02', '2026-03-29T12:02:00.000000Z', 'minute'],
  ['14:02:07', '2026-03-29T12:02:07.000000Z', 'exact'],
  ['today 14:02', '2026-03-29T12:02:00.000000Z', 'minute'],
  // The clocks went forward in the night between: yesterday was still winter.
  ['yesterday 14:02', '2026-03-28T13:02:00.000000Z', 'minute'],
  ['yesterday at 9:15', '2026-03-28T08:15:00.000000Z', 'minute'],
  ['now', '2026-03-29T10:20:30.500000Z', 'exact'],
  ['-2h', '2026-03-29T08:20:30.500000Z', 'minute'],
  ['-1h30m', '2026-03-29T08:50:30.500000Z', 'minute'],
  ['90 min ago', '2026-03-29T08:50:30.500000Z', 'minute'],
  ['2 days ago', '2026-03-27T10:20:30.500000Z', 'minute'],
  ['1772373753', '2026-03-01T14:02:33.000000Z', 'exact'],
  ['13/3/2026 10:00', '2026-03-13T09:00:00.000000Z', 'minute'],
])('%s is %s', (text, at, precision) => {
  expect(givenTime(text, paris, now)).toEqual({ at, precision })
})

test('a day alone is its first moment there, not known any closer', () => {
  expect(givenTime('2026-03-01', paris, now)).toEqual({
    at: '2026-02-28T23:00:00.000000Z',
    precision: 'unknown',
  })
})

test.each(['soon', '25:00', '2026-02-30 10:00', '-2 parsecs', '', '3/4/2026 10:00'])(
  '%j is refused',
  (text) => {
    expect(() => givenTime(text, paris, now)).toThrow(Failure)
  },
)

test('a day that could be two is refused with what to write', () => {
  expect(() => givenTime('3/4/2026', paris, now)).toThrow('Write the year first')
})

test('the zone is the chosen one, UTC, or here', () => {
  expect(zoneOf({ zone: 'Asia/Tokyo' })).toBe('Asia/Tokyo')
  expect(zoneOf({ utc: true, zone: 'Asia/Tokyo' })).toBe('UTC')
  expect(zoneOf({})).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(() => zoneOf({ zone: 'Mars/Olympus' })).toThrow('There is no zone “Mars/Olympus”')
})
