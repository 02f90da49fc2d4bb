import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentsNeeded, smallestShown } from './detectable.ts'
import { spreadOf, welch } from './logarithms.ts'
import { logNormal, seeded } from './sample-durations.ts'
import { cannotShow } from './words.ts'

describe('how many it takes, against the table of field guide §6.4', () => {
  it.each([
    [1.0, [1415, 124, 33, 7]],
    [1.5, [3182, 278, 74, 14]],
    [2.0, [5657, 494, 131, 25]],
  ])('deviation %f', (deviation, table) => {
    expect([0.1, 0.3, 0.5, 0.8].map((share) => incidentsNeeded(deviation, share))).toEqual(table)
  })

  it('the other way around leads back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (deviation, share) => {
          const n = incidentsNeeded(deviation, share)
          expect(smallestShown(deviation, n, n)).toBeLessThanOrEqual(share + 1e-9)
          if (n > 1) expect(smallestShown(deviation, n - 1, n - 1)).toBeGreaterThan(share - 1e-9)
        },
      ),
      { seed: 19 },
    )
  })

  it('periods of different size count like two of their harmonic mean', () => {
    expect(smallestShown(1.5, 10, 40)).toBeCloseTo(smallestShown(1.5, 16, 16), 12)
  })

  it('a fall of that size is seen in about four of five cases', () => {
    const random = seeded(23)
    const runs = 2_000
    let seen = 0
    for (let run = 0; run < runs; run += 1) {
      const before = spreadOf(logNormal(random, 74, { median: 40, deviation: 1.5 }))
      const now = spreadOf(logNormal(random, 74, { median: 20, deviation: 1.5 }))
      const test = welch(before, now)
      if (test && test.p < 0.05) seen += 1
    }
    expect(seen / runs).toBeGreaterThan(0.77)
    expect(seen / runs).toBeLessThan(0.83)
  })
})

it('the sentence, word for word', () => {
  expect(cannotShow(0.3)).toBe('These data cannot show a difference smaller than about 30 %.')
  expect(cannotShow(smallestShown(1.5, 20, 20))).toBe(
    'These data cannot show a difference smaller than about 74 %.',
  )
  expect(cannotShow(0.9999)).toContain('about 99 %')
})
