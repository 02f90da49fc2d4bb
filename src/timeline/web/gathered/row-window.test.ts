import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowWindow, tallest } from './row-window.ts'

const view = 700

/** As tall as a row turns out to be: some are taller than the view. */
const heightOf = (index: number) => 60 + ((index * 7919) % 97) + (index % 501 === 0 ? 800 : 0)

/** A list in a browser that measures what is drawn and scrolls where it is told, as far as the element goes. */
function inBrowser(count: number) {
  const rows = new RowWindow(count)
  let scrollTop = 0
  const measure = () => {
    const { from, to } = rows.frame()
    let news = rows.resize(view)
    for (let index = from; index < to; index += 1) news = rows.measured(index, heightOf(index)) || news
    return news
  }
  const arrange = () => {
    rows.settled()
    const { top, moving } = rows.place()
    if (!moving) return false
    scrollTop = Math.max(0, Math.min(top, rows.frame().height - view))
    return rows.landed(scrollTop)
  }
  const draw = () => {
    let rounds = 0
    while (measure() || arrange()) expect(rounds++).toBeLessThan(50)
  }
  draw()
  return {
    rows,
    draw,
    to(top: number) {
      scrollTop = Math.max(0, Math.min(top, rows.frame().height - view))
      rows.scrolled(scrollTop)
      draw()
    },
    by(pixels: number) {
      this.to(scrollTop + pixels)
    },
    rest() {
      rows.rest()
      draw()
    },
    end: () => rows.frame().height - view,
    top: () => scrollTop,
    /** Where a row stands in the view. */
    placeOf(index: number) {
      const { from, offset } = rows.frame()
      let place = offset - scrollTop
      for (let i = from; i < index; i += 1) place += heightOf(i)
      return place
    },
  }
}

const count = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 50_000, max: 500_000 }))
const pixels = fc.integer({ min: -3900, max: 3900 })

describe('the rows in view', () => {
  it('fill the view wherever it is scrolled to, in an element that browsers can hold', () => {
    fc.assert(
      fc.property(
        count,
        fc.array(fc.oneof(pixels, fc.double({ min: 0, max: 1, noNaN: true }))),
        (n, moves) => {
          const list = inBrowser(n)
          for (const move of moves) {
            if (Number.isInteger(move)) list.by(move)
            else list.to(move * list.end())
            const { from, to, first, last, height } = list.rows.frame()
            expect(height).toBeLessThanOrEqual(tallest)
            expect(from).toBeLessThanOrEqual(first)
            expect(to).toBeGreaterThan(last)
            expect(list.placeOf(first)).toBeLessThanOrEqual(0.1)
            if (last < n - 1) expect(list.placeOf(last) + heightOf(last)).toBeGreaterThan(view - 1.1)
            expect(to - from).toBeLessThan(60)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('move by as many pixels as somebody turns the wheel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200_000, max: 500_000 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1, maxLength: 30 }),
        (n, share, turns) => {
          const list = inBrowser(n)
          list.to(share * list.end())
          for (const turn of turns) {
            const { first } = list.rows.frame()
            const before = list.placeOf(first)
            list.by(turn)
            expect(list.placeOf(first)).toBeCloseTo(before - turn, 6)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stay where they are when scrolling comes to rest, and the element is in proportion again', () => {
    const list = inBrowser(400_000)
    list.to(list.end() / 2)
    for (let turn = 0; turn < 200; turn += 1) list.by(900)
    const { first } = list.rows.frame()
    const before = list.placeOf(first)
    const top = list.top()
    list.rest()
    expect(list.rows.frame().first).toBe(first)
    expect(list.placeOf(first)).toBeCloseTo(before, 6)
    expect(list.top()).toBeLessThan(top - 100_000)
  })

  it('end with the last row and begin with the first, by scroll bar, by wheel and by key', () => {
    for (const n of [30, 5_000, 100_000, 500_000]) {
      const list = inBrowser(n)
      const isAtEnd = () => {
        expect(list.rows.frame().last).toBe(n - 1)
        expect(list.placeOf(n - 1) + heightOf(n - 1)).toBeCloseTo(view, 0)
      }
      const isAtStart = () => expect([list.rows.frame().first, list.placeOf(0)]).toEqual([0, 0])
      list.to(list.end())
      isAtEnd()
      list.by(-3000)
      list.by(-3000)
      for (let turn = 0; turn < 9; turn += 1) list.by(1000)
      list.rest()
      list.by(500)
      isAtEnd()
      list.to(0)
      list.rest()
      isAtStart()
      list.rows.toIndex(n - 1, 'auto')
      list.draw()
      isAtEnd()
      list.rows.toIndex(0, 'auto')
      list.draw()
      isAtStart()
    }
  })

  it('can be scrolled back to the beginning without ever resting', () => {
    const list = inBrowser(500_000)
    list.rows.toIndex(3000, 'start')
    list.draw()
    for (let turn = 0; turn < 800; turn += 1) list.by(-900)
    expect([list.rows.frame().first, list.placeOf(0), list.top()]).toEqual([0, 0, 0])
  })

  it('have what was asked for where it was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 500_000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, s) => {
          const list = inBrowser(n)
          const index = Math.floor(s * n)
          list.rows.toIndex(index, 'center')
          list.draw()
          const spare = Math.max(0, view - heightOf(index)) / 2
          expect(Math.abs(list.placeOf(index) - spare)).toBeLessThan(1)
          list.rows.toIndex(index + 3, 'auto')
          list.draw()
          expect(list.placeOf(index + 3)).toBeGreaterThanOrEqual(-1)
          expect(list.placeOf(index + 3)).toBeLessThan(view)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stay when rows come in before them', () => {
    const list = inBrowser(2000)
    list.rows.toIndex(1000, 'start')
    list.draw()
    list.rows.recount(2040)
    list.rows.follow(40)
    list.draw()
    const { first } = list.rows.frame()
    expect(first).toBeGreaterThan(1030)
    expect(first).toBeLessThanOrEqual(1040)
  })
})
