import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Duration } from './contract.ts'
import { durationsOf, durationText, orderNotes } from './durations.ts'
import { type Marker, markers, type PinnedMarker, type Precision } from './marker.ts'

function pin(marker: Marker, clock: string, precision: Precision = 'minute'): PinnedMarker {
  return { marker, at: `2026-03-03T${clock}:00Z`, precision, entryId: null, channel: null }
}

const whole = [
  pin('fault-started', '08:00'),
  pin('impact-started', '09:00'),
  pin('detected', '09:10'),
  pin('acknowledged', '09:12'),
  pin('engaged', '09:20'),
  pin('declared', '09:25'),
  pin('diagnosed', '09:50'),
  pin('mitigated', '10:00'),
  pin('resolved', '11:00'),
  pin('all-clear', '11:30'),
]
const minutes = (pinned: PinnedMarker[]) =>
  Object.fromEntries(durationsOf(pinned).map((d) => [d.id, d.seconds === null ? null : d.seconds / 60]))
const noteOf = (pinned: PinnedMarker[], id: string) => durationsOf(pinned).find((d) => d.id === id)?.note

describe('durations', () => {
  test('run from one marker to another', () => {
    expect(minutes(whole)).toEqual({
      'fault-latency': 60,
      ttd: 10,
      tta: 2,
      tte: 10,
      ttdiag: 40,
      ttm: 60,
      ttfix: 40,
      ttr: 120,
      'ttr-response': 95,
      'time-to-all-clear': 150,
    })
    expect(durationsOf(whole).every((d) => d.note === null)).toBe(true)
    for (const duration of durationsOf(whole)) expect(Duration.parse(duration)).toEqual(duration)
  })

  test('never take another marker for one that is missing', () => {
    const all = durationsOf(whole)
    for (const marker of markers) {
      const left = durationsOf(whole.filter((each) => each.marker !== marker))
      for (const [i, duration] of left.entries()) {
        const concerned = duration.from === marker || duration.to === marker
        expect(duration.seconds).toBe(concerned ? null : all[i]?.seconds)
      }
    }
    expect(noteOf([], 'ttd')).toBe('“impact started” and “detected” are not pinned.')
    expect(noteOf([pin('detected', '09:00')], 'ttd')).toBe('“impact started” is not pinned.')
  })

  test('may be negative, with the reason', () => {
    const early = [pin('detected', '08:50'), pin('impact-started', '09:00')]
    expect(minutes(early).ttd).toBe(-10)
    expect(noteOf(early, 'ttd')).toBe('Detected before customers were affected.')
  })

  test('say when an end is not known exactly', () => {
    const rough = [pin('impact-started', '09:00', 'approx'), pin('detected', '09:05', 'exact')]
    expect(noteOf(rough, 'ttd')).toBe('About: “impact started” is approximate.')
    const guess = [pin('impact-started', '09:10', 'approx'), pin('detected', '09:05', 'unknown')]
    expect(noteOf(guess, 'ttd')).toBe(
      'Detected before customers were affected. About: “impact started” is approximate, “detected” is a guess.',
    )
  })

  test('respect offsets', () => {
    const at = (marker: Marker, time: string) => ({ ...pin(marker, '00:00'), at: time })
    const pinned = [
      at('impact-started', '2026-03-03T09:00:00+01:00'),
      at('detected', '2026-03-03T08:00:30.500Z'),
    ]
    expect(durationsOf(pinned).find((d) => d.id === 'ttd')?.seconds).toBe(30.5)
  })
})

describe('order notes', () => {
  test('are silent when the order is the expected one', () => {
    expect(orderNotes(whole)).toEqual([])
    expect(orderNotes([pin('detected', '09:00'), pin('declared', '09:00')])).toEqual([])
  })

  test('explain what they can', () => {
    expect(orderNotes([pin('diagnosed', '10:00'), pin('mitigated', '09:30')])).toEqual([
      '“mitigated” stands 30 min before “diagnosed”: the impact stopped before anybody knew why.',
    ])
    expect(orderNotes([pin('declared', '10:00'), pin('resolved', '09:59')])).toEqual([
      '“resolved” stands 1 min before “declared”; usually it comes after.',
    ])
  })

  test('appear exactly when some marker is earlier than one it follows', () => {
    const times = fc
      .uniqueArray(fc.constantFrom(...markers), { minLength: 1 })
      .chain((chosen) =>
        fc.tuple(
          fc.constant(chosen),
          fc.array(fc.integer({ min: 10, max: 59 }), { minLength: chosen.length, maxLength: chosen.length }),
        ),
      )
    fc.assert(
      fc.property(times, ([chosen, at]) => {
        const pinned = chosen.map((marker, i) => pin(marker, `10:${at[i]}`))
        const inOrder = markers
          .map((m) => pinned.find((p) => p.marker === m)?.at)
          .filter((t) => t !== undefined)
        const sorted = inOrder.every((time, i) => i === 0 || (inOrder[i - 1] ?? '') <= time)
        expect(orderNotes(pinned).length === 0).toBe(sorted)
      }),
    )
  })
})

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [95, '1 min 35 s'],
  [720, '12 min'],
  [3590, '1 h'],
  [4800, '1 h 20 min'],
  [-600, '−10 min'],
  [47 * 3600, '47 h'],
  [76 * 3600, '3 d 4 h'],
])('%i seconds read as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
