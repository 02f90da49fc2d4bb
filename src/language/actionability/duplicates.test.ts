import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort } from '../../../test/harness/effort.ts'
import { findDuplicates } from './actionability.ts'
import { duplicateIndex, trigramsOf } from './duplicates.ts'

const likeness = (a: string, b: string) => findDuplicates(a, [{ id: 'b', text: b }], 0)[0]?.likeness ?? 0

describe('items that say much the same', () => {
  it('takes trigrams as pg_trgm does', () => {
    expect([...trigramsOf('Cat')]).toEqual(['  c', ' ca', 'cat', 'at '])
    expect([...trigramsOf('foo|bar')]).toEqual(['  f', ' fo', 'foo', 'oo ', '  b', ' ba', 'bar', 'ar '])
  })

  it('has the likeness of pg_trgm', () => {
    // Both have “  w”, “ wo”, “wor”; `word` adds “ord”, “rd ”, `words` “ord”, “rds”, “ds ”: 4 of 7.
    expect(likeness('word', 'words')).toBeCloseTo(4 / 7)
    // `two words` has 4 + 6 trigrams, all different; `word` shares 4 of 11.
    expect(likeness('word', 'two words')).toBeCloseTo(4 / 11)
    expect(likeness('Add an alert', 'alert: ADD an')).toBe(1)
    expect(likeness('abc', 'xyz')).toBe(0)
    expect(likeness('', '')).toBe(0)
  })

  it('keeps to the threshold, the likest first', () => {
    const others = [
      { id: 'other', text: 'Rotate the signing key' },
      { id: 'near', text: 'Add an alert for a full disk on the database host' },
      { id: 'same', text: 'Add an alert for full disks on the database hosts' },
    ]
    const found = findDuplicates('Add an alert for full disks on the database hosts.', others)
    expect(found.map(({ id }) => id)).toEqual(['same', 'near'])
    expect(found[0]?.likeness).toBe(1)
    expect(findDuplicates('Add an alert for full disks on the database hosts.', others, 1)).toHaveLength(1)
  })

  it('is the same from both sides and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('asks no more of five times as many items than some five times as much', async () => {
    const words =
      'add alert disk queue proxy retry region cache import billing nightly remove limit shard key'.split(' ')
    const cost = (length: number) => {
      const others = Array.from({ length }, (_, at) => ({
        id: String(at),
        text: Array.from({ length: 9 }, (_, word) => words[(at * 7 + word * (at % 11)) % words.length]).join(
          ' ',
        ),
      }))
      const index = duplicateIndex(others)
      return effort(() => index.find('Add an alert for the import queue in each region'))
    }
    const [few, many] = [await cost(1_000), await cost(5_000)]
    expect(many).toBeLessThan(15 * Math.max(few, 0.2))
  })
})
