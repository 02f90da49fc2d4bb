import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf, pageSize, pagesFor, pagesToDrop } from './pages.ts'

describe('pagesFor', () => {
  it('asks ahead on the side that is near', () => {
    expect(pagesFor(0, 20, 1000)).toEqual([0])
    expect(pagesFor(110, 140, 1000)).toEqual([0, 1])
    expect(pagesFor(205, 230, 1000)).toEqual([0, 1])
    expect(pagesFor(990, 999, 1000)).toEqual([4])
  })

  it('always has every row that is shown, never a page beyond the end', () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.nat(60), fc.nat(400_000), (first, rows, total) => {
        const last = Math.min(first + rows, total - 1)
        const pages = pagesFor(first, last, total)
        for (let row = first; row <= last; row += 1) expect(pages).toContain(pageOf(row))
        for (const page of pages) expect(page * pageSize).toBeLessThan(total)
        expect(pages.length).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('asks for nothing when there is nothing', () => {
    expect(pagesFor(0, 10, 0)).toEqual([])
    expect(pagesFor(5, 4, 100)).toEqual([])
  })
})

it('lets the oldest pages out of sight go', () => {
  const kept = [1, 2, 3, 4, 5].map((page) => ({ page, at: page }))
  expect(pagesToDrop(kept, [5], 3).map(({ page }) => page)).toEqual([2, 1])
  expect(pagesToDrop(kept, [1, 2], 9)).toEqual([])
})
