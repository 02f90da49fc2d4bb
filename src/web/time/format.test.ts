import { describe, expect, it } from 'vitest'
import { dayOf, formatAgo, formatBytes, formatDuration, formatMoment, zoneName } from './format.ts'

const at = '2026-03-01T14:02:33.120456Z'

describe('formatMoment', () => {
  it('says no more than is known', () => {
    expect(formatMoment(at, { zone: 'UTC' })).toBe('1 Mar 2026, 14:02:33 UTC')
    expect(formatMoment(at, { zone: 'UTC', precision: 'minute', style: 'time' })).toBe('14:02')
    expect(formatMoment(at, { zone: 'UTC', precision: 'approx', style: 'time' })).toBe('~14:02')
    expect(formatMoment(at, { zone: 'UTC', precision: 'unknown', style: 'date-time' })).toBe(
      '1 Mar 2026, 14:02?',
    )
  })

  it('moves to the zone asked for, also across midnight', () => {
    expect(formatMoment('2026-03-01T23:30:00Z', { zone: 'Asia/Kolkata', style: 'date-time' })).toBe(
      '2 Mar 2026, 05:00:00',
    )
    expect(formatMoment('2026-03-01T00:00:00Z', { zone: 'UTC', style: 'time' })).toBe('00:00:00')
  })

  it('names the zone as it was at that moment', () => {
    expect(zoneName('2026-01-15T12:00:00Z', 'Europe/London')).toBe('GMT')
    expect(zoneName('2026-07-15T12:00:00Z', 'Europe/London')).toBe('BST')
  })

  it('groups by the day of the zone', () => {
    expect(dayOf('2026-03-01T23:30:00Z', 'UTC')).toBe('2026-03-01')
    expect(dayOf('2026-03-01T23:30:00Z', 'Asia/Kolkata')).toBe('2026-03-02')
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [60, '1 min'],
    [5_040, '1 h 24 min'],
    [3_601, '1 h'],
    [183_600, '2 d 3 h'],
    [-90, '−1 min 30 s'],
    [59.6, '1 min'],
  ])('%d seconds is %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words)
  })
})

describe('formatAgo', () => {
  const now = new Date('2026-03-10T12:00:00Z')
  it.each([
    ['2026-03-10T11:59:40Z', 'just now'],
    ['2026-03-10T11:48:00Z', '12 min ago'],
    ['2026-03-10T07:00:00Z', '5 h ago'],
    ['2026-03-09T10:00:00Z', 'yesterday'],
    ['2026-03-07T12:00:00Z', '3 days ago'],
    ['2026-02-01T12:00:00Z', '1 Feb 2026'],
  ])('%s is %s', (moment, words) => {
    expect(formatAgo(moment, now, 'UTC')).toBe(words)
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_400_000, '1.4 MB'],
    [999_900, '1.0 MB'],
    [52_000_000_000, '52 GB'],
  ])('%d is %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words)
  })
})
