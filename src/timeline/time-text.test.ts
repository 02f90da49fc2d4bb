import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanTime } from './time-scan.ts'
import { dayOrder, epochMicros, readTime, settleTime } from './time-text.ts'
import { epochSeconds, zoneNamed } from './time-zone.ts'

const context = { date: '2024-03-05' }

/** `2024-03-01T14:02:33.123456Z exact UTC`, or null. */
function read(text: string, more = {}): string | null {
  const found = readTime(text, { ...context, ...more })
  if (!found) return null
  const micros = String(((found.at % 1e6) + 1e6) % 1e6).padStart(6, '0')
  const second = new Date(Math.floor(found.at / 1e6) * 1000).toISOString().slice(0, 19)
  return [`${second}.${micros}`, found.precision, found.zone].filter(Boolean).join(' ')
}

describe('times as systems write them', () => {
  it.each([
    ['2024-03-01T14:02:33Z', '2024-03-01T14:02:33.000000 exact UTC'],
    ['2024-03-01T14:02:33.123456789+02:00', '2024-03-01T12:02:33.123456 exact +02:00'],
    ['2024-03-01T14:02:33,5Z', '2024-03-01T14:02:33.500000 exact UTC'],
    ['2024-03-01 14:02:33', '2024-03-01T14:02:33.000000 exact'],
    ['2024-03-01 14:02:33+00', '2024-03-01T14:02:33.000000 exact UTC'],
    ['2024-03-01T14:02Z', '2024-03-01T14:02:00.000000 minute UTC'],
    ['2024/03/01 14:02:33,123', '2024-03-01T14:02:33.123000 exact'],
    ['20240301T140233Z', '2024-03-01T14:02:33.000000 exact UTC'],
    ['20240301140233', '2024-03-01T14:02:33.000000 exact'],
    ['20240301', '2024-03-01T00:00:00.000000 unknown'],
    ['2024-03-01', '2024-03-01T00:00:00.000000 unknown'],
    ['2024-03-01T23:59:60Z', '2024-03-02T00:00:00.000000 exact UTC'],
    ['2024-03-01T24:00:00Z', '2024-03-02T00:00:00.000000 exact UTC'],
    ['2024-03-01 14:02:33.123456 +0000 UTC', '2024-03-01T14:02:33.123456 exact UTC'],
    ['2024-07-01T10:00:00+02:00[Europe/Paris]', '2024-07-01T08:00:00.000000 exact +02:00'],
    ['Fri, 01 Mar 2024 14:02:33 -0500 (EST)', '2024-03-01T19:02:33.000000 exact -05:00'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000000 exact UTC'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000000 exact'],
    ['Sat Mar  2 14:02:33 UTC 2024', '2024-03-02T14:02:33.000000 exact UTC'],
    ['[10/Oct/2000:13:55:36 -0700]', '2000-10-10T20:55:36.000000 exact -07:00'],
    ['Oct 10 13:55:36', '2023-10-10T13:55:36.000000 exact'],
    ['1709301753', '2024-03-01T14:02:33.000000 exact'],
    ['1709301753.123456789', '2024-03-01T14:02:33.123456 exact'],
    ['1709301753123', '2024-03-01T14:02:33.123000 exact'],
    ['1709301753123456', '2024-03-01T14:02:33.123456 exact'],
    ['1709301753123456789', '2024-03-01T14:02:33.123456 exact'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

describe('times as people write them', () => {
  it.each([
    ['3/4/2024 4:05 PM', '2024-03-04T16:05:00.000000 minute'],
    ['13/4/2024 16:05', '2024-04-13T16:05:00.000000 minute'],
    ['4/13/24 16:05:01', '2024-04-13T16:05:01.000000 exact'],
    ['1.3.2024 14:02', '2024-03-01T14:02:00.000000 minute'],
    ['March 3, 2024 at 4:05pm', '2024-03-03T16:05:00.000000 minute'],
    ['3rd of March 2024 09:15 AM PST', '2024-03-03T17:15:00.000000 minute -08:00'],
    ['Tuesday 2023-07-25 at 22:30', '2023-07-25T22:30:00.000000 minute'],
    ['21:33 UTC on 25 June 2025', '2025-06-25T21:33:00.000000 minute UTC'],
    ['2022-06-11 20:18 (UTC)', '2022-06-11T20:18:00.000000 minute UTC'],
    ['14:02 UTC+2', '2024-03-05T12:02:00.000000 minute +02:00'],
    ['09:15 AM PT', '2024-03-05T17:15:00.000000 minute America/Los_Angeles'],
    ['1402Z', '2024-03-05T14:02:00.000000 minute UTC'],
    ['14h05', '2024-03-05T14:05:00.000000 minute'],
    ['12am', '2024-03-05T00:00:00.000000 approx'],
    ['12:30 a.m.', '2024-03-05T00:30:00.000000 minute'],
    ['~14:00', '2024-03-05T14:00:00.000000 approx'],
    ['ca. 14:00', '2024-03-05T14:00:00.000000 approx'],
    ['14:30ish', '2024-03-05T14:30:00.000000 approx'],
    ['Thursday 2 May', '2024-05-02T00:00:00.000000 unknown'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    '',
    'hello',
    '25:00',
    '14:60',
    '2024-02-30',
    '13/13/2024',
    '2024',
    '12345',
    '-1',
    'May 10:00',
    '2 may be',
  ])('is no time: %j', (text) => expect(read(text)).toBeNull())

  it('takes neither versions, addresses, ranges nor years that microseconds cannot count', () => {
    for (const text of ['10.2.1.14', '1.2.24', '10:00-11:00', '0001-01-01T00:00:00Z', '2300-01-01T00:00:00Z'])
      expect(read(text), text).toBeNull()
  })

  it('asks for the date that a clock alone lacks', () => {
    const time = scanTime('14:02')
    expect(time && settleTime(time)).toBe('no-date')
    const day = scanTime('25 August 14:02')
    expect(day && settleTime(day)).toBe('no-year')
  })

  it('says which meaning of an abbreviation it took', () => {
    expect(readTime('14:02 IST', context)?.note).toContain('India')
    expect(readTime('14:02 CET', context)?.note).toBeUndefined()
  })

  it('puts a day without a year into the year that brings it closest', () => {
    expect(read('Jan 1 00:10:00', { date: '2024-12-31' })).toContain('2025-01-01')
    expect(read('Dec 31 23:50:00', { date: '2025-01-01' })).toContain('2024-12-31')
  })
})

describe('zones', () => {
  it('moves a skipped time forward by the gap', () => {
    expect(read('2024-03-10 02:30', { zone: 'America/New_York' })).toBe(
      '2024-03-10T07:30:00.000000 minute America/New_York',
    )
    expect(read('2024-03-31 02:30', { zone: 'Europe/Berlin' })).toContain('2024-03-31T01:30:00')
  })

  it('takes the first of two', () => {
    expect(read('2024-11-03 01:30', { zone: 'America/New_York' })).toContain('2024-11-03T05:30:00')
    expect(read('2024-10-27 02:30', { zone: 'Europe/Berlin' })).toContain('2024-10-27T00:30:00')
  })

  it('knows half-hour zones and shifts of half an hour', () => {
    expect(read('2024-03-01 14:00', { zone: 'Asia/Kolkata' })).toContain('2024-03-01T08:30:00')
    expect(read('2024-10-06 02:15', { zone: 'Australia/Lord_Howe' })).toContain('2024-10-05T15:45:00')
  })

  it('finds the epoch of every wall clock that a zone shows', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000_000_000 }), (name, epoch) => {
        const zone = zoneNamed(name)
        if (!zone) throw new Error(`${name} is unknown here`)
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: name,
          dateStyle: 'short',
          timeStyle: 'medium',
        })
        const local = (at: number) => Date.parse(`${shown.format(at * 1000).replace(' ', 'T')}Z`) / 1000
        const found = epochSeconds(local(epoch), zone)
        expect(local(found)).toBe(local(epoch))
        expect(found).toBeLessThanOrEqual(epoch)
      }),
    )
  })
})

describe('every instant survives being written', () => {
  const instant = fc.date({ min: new Date('1990-01-02'), max: new Date('2250-01-01'), noInvalidDate: true })

  it('as RFC 3339 with microseconds and any offset', () => {
    fc.assert(
      fc.property(
        instant,
        fc.nat(999),
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        (date, micros, quarters) => {
          const local = new Date(date.getTime() + quarters * 900_000).toISOString().slice(0, 23)
          const minutes = Math.abs(quarters) * 15
          const two = (n: number) => String(n).padStart(2, '0')
          const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
          const text = `${local}${String(micros).padStart(3, '0')}${offset}`
          expect(readTime(text)?.at).toBe(date.getTime() * 1000 + micros)
          expect(readTime(text.replace('T', ' '))?.at).toBe(date.getTime() * 1000 + micros)
        },
      ),
    )
  })

  it('as RFC 2822 and as an epoch of any unit', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const at = date.getTime() * 1000
        const seconds = Math.floor(date.getTime() / 1000)
        expect(readTime(date.toUTCString())?.at).toBe(seconds * 1e6)
        expect(epochMicros(seconds)).toBe(seconds * 1e6)
        expect(epochMicros(date.getTime())).toBe(at)
        expect(epochMicros(`${at}`)).toBe(at)
        expect(epochMicros(`${BigInt(at) * 1000n + 999n}`)).toBe(at)
      }),
    )
  })

  const pieces = fc.constantFrom(
    ...[
      '1',
      '02',
      '2024',
      '31',
      ':',
      '-',
      '/',
      '.',
      ' ',
      ',',
      'T',
      'Z',
      '+',
      '(',
      ')',
      '~',
      'h',
      'at ',
      'on ',
      'March',
      'Sun ',
    ],
    ...['am', 'PM', 'PST', 'UTC', 'Europe/Berlin', 'A/B', 'ish', '\u2013', '\ud800', '\u0000', 'é', '１'],
  )

  it('and no text at all makes it throw or loop', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: pieces }), (text) => {
        readTime(text, context)
        scanTime(text)
      }),
    )
    for (const hostile of [
      ' '.repeat(100_000),
      '1'.repeat(100_000),
      '1:'.repeat(50_000),
      'Mon '.repeat(25_000),
    ]) {
      scanTime(hostile)
      scanTime(`14:02${hostile}`)
      scanTime(`2024-03-01${hostile}`)
    }
  })
})

describe('the order of day and month', () => {
  it('follows a value that leaves no doubt', () => {
    expect(dayOrder(['3/4/2024', '13/4/2024'])).toEqual({ order: 'day-first', certain: true })
    expect(dayOrder(['3/4/2024 10:00', '3/14/2024 11:00'])).toEqual({ order: 'month-first', certain: true })
  })

  it('else takes the order that keeps the column together', () => {
    expect(dayOrder(['1/3/2024', '2/3/2024', '3/3/2024'])).toEqual({ order: 'day-first', certain: false })
    expect(dayOrder(['3/1/2024', '3/2/2024'])).toEqual({ order: 'month-first', certain: false })
    expect(dayOrder(['2024-03-01'])).toEqual({ order: 'month-first', certain: true })
  })
})
