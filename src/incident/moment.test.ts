import { describe, expect, test } from 'vitest'
import { dayOf, dayText, instantOf, knowsZone, tellMoment } from './moment.ts'

describe('moments on a clock', () => {
  test('are told in a zone, to the last digit', () => {
    expect(tellMoment('2026-03-28T22:58:12.402118Z', 'Europe/Berlin')).toEqual({
      date: '2026-03-28',
      clock: '23:58:12',
      fraction: '402118',
      offset: 'UTC+01:00',
    })
    expect(tellMoment('2026-03-29T03:05:00+02:00', 'UTC')).toEqual({
      date: '2026-03-29',
      clock: '01:05:00',
      fraction: '',
      offset: 'UTC',
    })
  })

  test.each([
    ['2026-03-29T00:59:59Z', '01:59:59', 'UTC+01:00'],
    ['2026-03-29T01:00:00Z', '03:00:00', 'UTC+02:00'],
    ['2026-10-25T00:30:00Z', '02:30:00', 'UTC+02:00'],
    ['2026-10-25T01:30:00Z', '02:30:00', 'UTC+01:00'],
  ])('know when the clocks change: %s', (at, clock, offset) => {
    expect(tellMoment(at, 'Europe/Berlin')).toMatchObject({ clock, offset })
  })

  test.each([
    'Asia/Kathmandu',
    'America/St_Johns',
    'Africa/Monrovia',
    'Europe/Berlin',
    'UTC',
    'No/Such_Place',
  ])('come back from what was told in %s', (zone) => {
    for (const at of ['2026-03-28T22:58:12.402118Z', '1970-01-01T00:00:00Z', '1890-06-01T12:00:00.5Z']) {
      expect(instantOf(tellMoment(at, zone))).toBe(at)
    }
  })

  test('days that do not exist are no answer', () => {
    expect(instantOf({ date: '2026-02-30', clock: '10:00:00', fraction: '', offset: 'UTC' })).toBeNull()
    expect(instantOf({ date: '2026-02-03', clock: '25:00:00', fraction: '', offset: 'UTC' })).toBeNull()
    expect(dayOf('30 February 2026')).toBeNull()
  })

  test('days are written and read', () => {
    expect(dayText('2026-03-01')).toBe('1 March 2026')
    expect(dayText('2026-03-01', { weekday: true })).toBe('Sunday, 1 March 2026')
    for (const text of [
      '1 March 2026',
      'Sunday, 1 March 2026 (UTC)',
      '1. Mar 2026',
      'on 2026-03-01',
      '01 march, 2026',
    ]) {
      expect(dayOf(text)).toBe('2026-03-01')
    }
    expect(dayOf('1 Brumaire 2026')).toBeNull()
    expect(dayOf('March')).toBeNull()
  })

  test('zones', () => {
    expect(knowsZone('Europe/Berlin')).toBe(true)
    expect(knowsZone('Europe/Atlantis')).toBe(false)
  })
})
