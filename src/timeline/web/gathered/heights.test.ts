import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeights } from './heights.ts'

const usual = 66
const list = fc
  .integer({ min: 1, max: 400 })
  .chain((count) =>
    fc.tuple(
      fc.constant(count),
      fc.array(fc.tuple(fc.nat(count - 1), fc.integer({ min: 20, max: 900 })), { maxLength: 60 }),
    ),
  )

describe('heights of rows', () => {
  it('add up as a plain sum does, whatever was measured', () => {
    fc.assert(
      fc.property(list, ([count, measured]) => {
        const heights = createHeights(count, usual)
        const plain = new Array<number>(count).fill(usual)
        for (const [index, height] of measured) {
          expect(heights.set(index, height)).toBe(plain[index] !== height)
          plain[index] = height
        }
        let start = 0
        plain.forEach((height, index) => {
          expect(heights.startOf(index)).toBe(start)
          expect(heights.heightOf(index)).toBe(height)
          expect(heights.indexAt(start)).toBe(index)
          expect(heights.indexAt(start + height - 0.5)).toBe(index)
          start += height
        })
        expect(heights.startOf(count)).toBe(start)
        expect(heights.total()).toBe(start)
      }),
    )
  })

  it('find the row at the ends for what is outside', () => {
    const heights = createHeights(10, usual)
    expect(heights.indexAt(-50)).toBe(0)
    expect(heights.indexAt(5000)).toBe(9)
    expect(createHeights(0, usual).indexAt(10)).toBe(0)
  })
})
