import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, plotOf, radius } from './plot.ts'

const rows = (seconds: readonly number[]) =>
  seconds.map((one, index) => ({ key: `INC-${index}`, seconds: one }))

describe('the axis', () => {
  it('runs from the round length before the shortest to the one after the longest', () => {
    expect(domainOf([70, 5_000])).toEqual([60, 14_400])
    expect(domainOf([])).toEqual([60, 3_600])
    expect(domainOf([60])).toEqual([30, 120])
  })

  it('is logarithmic: the same factor is the same distance', () => {
    const plot = plotOf(rows([60, 600, 6_000]), null, { width: 600, domain: [60, 14_400], zero: false })
    const [a = 0, b = 0, c = 0] = plot.dots.map(({ x }) => x)
    expect(b - a).toBeCloseTo(c - b, 9)
  })

  it('has a place of its own for lengths of 0', () => {
    const plot = plotOf(rows([0, 60]), null, { width: 600, domain: [60, 3_600], zero: true })
    const [zero, first] = plot.dots
    expect(plot.ticks[0]).toEqual({ x: zero?.x, label: '0' })
    expect(plot.ticks[1]).toEqual({ x: first?.x, label: '1 min' })
    expect((first?.x ?? 0) - (zero?.x ?? 0)).toBeGreaterThan(2 * radius)
  })
})

it('every incident has its dot, inside the picture, touching no other', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 60 })
  fc.assert(
    fc.property(lengths, fc.integer({ min: 260, max: 1_200 }), (seconds, width) => {
      const plot = plotOf(rows(seconds), null, {
        width,
        domain: domainOf(seconds),
        zero: seconds.includes(0),
      })
      expect(plot.dots).toHaveLength(seconds.length)
      for (const [index, dot] of plot.dots.entries()) {
        expect(dot.x).toBeGreaterThanOrEqual(radius)
        expect(dot.x).toBeLessThanOrEqual(width - radius)
        expect(dot.y).toBeGreaterThanOrEqual(radius)
        expect(dot.y).toBeLessThan(plot.axisY)
        for (const other of plot.dots.slice(index + 1)) {
          expect(Math.hypot(dot.x - other.x, dot.y - other.y)).toBeGreaterThanOrEqual(2 * radius)
        }
      }
    }),
    { seed: 43 },
  )
})
