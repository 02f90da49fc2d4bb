import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDurations } from './comparison.ts'
import { durationKinds } from './kinds.ts'
import { logNormal, seeded } from './sample-durations.ts'
import { summarise } from './summary.ts'
import { countSentence, knownText } from './words.ts'

const ttd = kind('ttd')
const ttdiag = kind('ttdiag')

function kind(id: string) {
  const found = durationKinds.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

const rows = (...seconds: (number | null)[]) =>
  seconds.map((one, index) => ({ key: `INC-${index + 1}`, seconds: one }))

describe('what is said of some durations', () => {
  it('below six only how many there are, and why there is no more', () => {
    const summary = summarise(rows(60, 120, 180, 240, 300, null), ttd, { mean: true })
    expect(summary).toMatchObject({
      incidents: 6,
      known: 5,
      missing: 1,
      n: 5,
      median: null,
      mean: null,
      geometricMean: null,
    })
    expect(summary.notes[0]).toBe(
      '5 durations are too few for a median that means something: it takes six. Here is each of them instead.',
    )
    expect(summary.notes[1]).toBe(
      'One incident lacks one of the two markers and is in no figure; nothing is filled in.',
    )
  })

  it('counts those caught before impact as near misses, and leaves them out', () => {
    const summary = summarise(rows(-300, -60, 60, 120, 180, 240, 300, 360), ttd)
    expect(summary).toMatchObject({
      known: 8,
      negative: 2,
      n: 6,
      median: { seconds: 210, low: 60, high: 360 },
    })
    expect(summary.geometricMean?.value).toBeCloseTo((60 * 120 * 180 * 240 * 300 * 360) ** (1 / 6), 6)
    expect(summary.notes).toEqual([
      '2 were caught before customers were affected: counted as near misses, and in no figure of lengths.',
    ])
  })

  it('a reversed pair that says nothing of impact is no near miss', () => {
    const [note = ''] = summarise(rows(-1, 1, 2, 3, 4, 5, 6), ttdiag).notes
    expect(note).toBe(
      'One has the second marker before the first: shown in the table, and is in no figure of lengths.',
    )
  })

  it('keeps lengths of 0 in the median and out of logarithms, with a word', () => {
    const summary = summarise(rows(0, 0, 60, 120, 180, 240), ttd)
    expect(summary).toMatchObject({ n: 6, zero: 2, median: { seconds: 90, low: 0 }, geometricMean: null })
    expect(summary.notes).toEqual([
      '2 have both markers at the same moment: counted in the median, left out where logarithms are taken.',
    ])
  })

  it('the mean only when asked for, with the longest one’s share', () => {
    const some = rows(60, 60, 60, 60, 60, 700)
    expect(summarise(some, ttd).mean).toBeNull()
    const { mean, median } = summarise(some, ttd, { mean: true })
    expect(median?.seconds).toBe(60)
    expect(mean).toMatchObject({ longestKey: 'INC-6', longestShare: 0.7 })
    expect(mean?.seconds).toBeCloseTo(1000 / 6, 9)
  })

  it('nothing is lost: known and missing, figures and those left out', () => {
    const length = fc.option(fc.integer({ min: -1_000, max: 100_000 }))
    fc.assert(
      fc.property(fc.array(length, { maxLength: 40 }), (seconds) => {
        const { incidents, known, missing, negative, n, zero, median } = summarise(rows(...seconds), ttd)
        expect(incidents).toBe(seconds.length)
        expect(known + missing).toBe(incidents)
        expect(n + negative).toBe(known)
        expect(zero).toBeLessThanOrEqual(n)
        expect(median === null).toBe(n < 6)
      }),
      { seed: 31 },
    )
  })

  it('says for how many it is known', () => {
    expect(knownText({ known: 14, incidents: 23 }, 'ttd')).toBe('TTD known for 14 of 23')
    expect(knownText({ known: 1, incidents: 2 }, 'fault-latency')).toBe('Known for 1 of 2')
  })
})

describe('two periods', () => {
  it('a fall of 90 % shows, with the ratio and its interval', () => {
    const random = seeded(37)
    const before = logNormal(random, 30, { median: 6_000, deviation: 1 })
    const now = logNormal(random, 30, { median: 600, deviation: 1 })
    const { verdict, ratio, p, sentence } = compareDurations(before, now)
    expect(verdict).toBe('shown')
    expect(ratio?.high).toBeLessThan(1)
    expect(p).toBeLessThan(0.001)
    expect(sentence).toMatch(
      /^Shorter than in the period before: 0\.\d+ times as long \(95 % interval 0\.\d+ to 0\.\d+, p < 0\.001\)\.$/,
    )
  })

  it('no difference: the literal sentence, and nothing else', () => {
    const random = seeded(41)
    const [before, now] = [20, 20].map((n) => logNormal(random, n, { median: 40, deviation: 1.5 }))
    const { verdict, sentence } = compareDurations(before ?? [], now ?? [])
    expect(verdict).toBe('not-shown')
    expect(sentence).toMatch(/^These data cannot show a difference smaller than about \d\d %\.$/)
  })

  it('below six in a period no difference is claimed, however large', () => {
    const { verdict, p, ratio, sentence } = compareDurations(
      [10_000, 10_001, 10_002, 10_003, 10_004],
      [1, 1.1, 1.2, 1.3, 1.4, 1.5],
    )
    expect({ verdict, p, ratio }).toEqual({ verdict: 'too-few', p: null, ratio: null })
    expect(sentence).toMatch(
      /^These data cannot show .* A comparison takes six durations in each period; there are 5 before and 6 now\.$/,
    )
  })

  it('without any spread it says so', () => {
    const same = Array(8).fill(60)
    expect(compareDurations(same, same).sentence).toBe(
      'All durations are the same, so there is nothing to tell a difference by.',
    )
  })

  it('counts are never a bare percentage', () => {
    const [before, now] = [
      { count: 20, exposure: 90 },
      { count: 14, exposure: 90 },
    ]
    expect(countSentence(before, now, { ratio: 0.7, low: 0.33, high: 1.4, p: 0.39 })).toBe(
      '14 incidents in 90 days, 20 in the 90 days before. A difference like this comes about by chance often enough (p = 0.39).',
    )
    expect(
      countSentence(before, { ...now, count: 2 }, { ratio: 0.1, low: 0.011, high: 0.41, p: 0.0001 }),
    ).toBe(
      '2 incidents in 90 days, 20 in the 90 days before. That is more than chance explains: between 0.011 and 0.41 times as many in the same time (95 % interval, p < 0.001).',
    )
  })
})
