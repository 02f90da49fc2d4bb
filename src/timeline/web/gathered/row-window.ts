import { createHeights, type Heights } from './heights.ts'

/** Browsers cut off elements above some 17 million pixels: a longer list is given this height, and scrolled in proportion. */
export const tallest = 8_000_000
/** At both ends a pixel of the element is a pixel of the list all the same: so many. */
const plain = 100_000
/** Who scrolls further than this at once, in pixels, drags the scroll bar: the list goes to the same share of its way. */
const leap = 4000
/** A row as tall as most, before it is measured. */
const usual = 66
/** Rows drawn beyond what is in view, on each side. */
const spare = 10
/** Keys keep what comes next in view. */
const margin = { above: 60, below: 110 }

type Side = 'start' | 'center' | 'end'
export type Align = Side | 'auto'

/** What is to be drawn: rows `from` to before `to`, one under the other, the first at `offset`. */
export interface Frame {
  from: number
  to: number
  /** The first and last row in view. */
  first: number
  last: number
  offset: number
  /** Of the element that is scrolled. */
  height: number
}

/**
 * Which rows of a list of any length are in view. What is held is the row on top, and all else follows from it: rows
 * that turn out taller than usual move what is out of sight only. The element's own place in its height has to be
 * right at rest, not before, so that nothing interrupts whoever scrolls.
 */
export class RowWindow {
  #count: number
  #heights: Heights
  #view = 0
  /** The row on top, and how much of it is above the view. */
  #anchor = { index: 0, into: 0 }
  #goal: { index: number; side: Side } | null = null
  #top = 0
  #moving = false

  constructor(count: number) {
    this.#count = count
    this.#heights = createHeights(count, usual)
  }

  frame(): Frame {
    const at = this.#at()
    const first = this.#heights.indexAt(at)
    const last = Math.max(first, this.#heights.indexAt(at + this.#view - 1))
    const from = Math.max(0, first - spare)
    const to = Math.min(this.#count, last + 1 + spare)
    const offset = this.#heights.startOf(from) - at + this.#top
    return { from, to, first, last, offset, height: this.#height() }
  }

  /** Where the element is scrolled to, or is to be when `moving`. */
  place() {
    return { top: this.#top, moving: this.#moving }
  }

  heightOf(index: number): number {
    return this.#heights.heightOf(index)
  }

  /** Another number of rows forgets what was measured. The row on top stays there. */
  recount(count: number) {
    if (count === this.#count) return
    this.#count = count
    this.#heights = createHeights(count, usual)
    this.#anchor = { ...this.#anchor, index: this.#within(this.#anchor.index) }
  }

  /** How tall the view is. Tells whether that is news. */
  resize(view: number): boolean {
    if (view === this.#view) return false
    this.#view = view
    this.#keep()
    return true
  }

  /** How tall a row is. Tells whether that is news. */
  measured(index: number, height: number): boolean {
    if (!this.#heights.set(index, height)) return false
    this.#keep()
    return true
  }

  /** Everything drawn is there and measured: what was asked for is in its place. */
  settled() {
    this.#goal = null
  }

  /** Somebody scrolled the element to `top`. */
  scrolled(top: number) {
    const by = top - this.#top
    if (Math.abs(by) < 1) return
    this.#goal = null
    this.#moving = false
    this.#top = top
    const isLeap = Math.abs(by) > leap
    this.#hold(isLeap ? carried(top, this.#furthestTop(), this.#furthest()) : this.#at() + by)
    // Who goes to the end stays there, however tall the rows there turn out to be.
    if (this.#at() >= this.#furthest() - 1) this.#goal = { index: this.#count - 1, side: 'end' }
    else if (this.#isShort()) this.rest()
  }

  /** Scrolling has come to rest: the element goes where the row on top belongs. */
  rest() {
    const top = Math.round(carried(this.#at(), this.#furthest(), this.#furthestTop()))
    if (Math.abs(top - this.#top) < 1) return
    this.#top = top
    this.#moving = true
  }

  /** Brings a row into view, and keeps it there until everything around it is there and measured. */
  toIndex(index: number, align: Align) {
    const side = align === 'auto' ? this.#nearest(index) : align
    this.#goal = side && { index, side }
    this.#keep()
  }

  /** Follows the row on top, which is so many rows further on. */
  follow(by: number) {
    const index = this.#within(this.#anchor.index + by)
    if (this.#goal) this.#goal = { ...this.#goal, index: this.#within(this.#goal.index + by) }
    this.#hold(this.#heights.startOf(index) + this.#anchor.into)
    this.rest()
  }

  /** Where the element is scrolled to after it was asked, or cut short. Tells whether that is elsewhere. */
  landed(top: number): boolean {
    const isElsewhere = Math.abs(top - this.#top) >= 1
    this.#moving = false
    this.#top = top
    return isElsewhere
  }

  #at() {
    return this.#heights.startOf(this.#anchor.index) + this.#anchor.into
  }

  #height() {
    return Math.min(this.#heights.total(), tallest)
  }

  #furthest() {
    return Math.max(0, this.#heights.total() - this.#view)
  }

  #furthestTop() {
    return Math.max(0, this.#height() - this.#view)
  }

  #within(index: number) {
    return Math.max(0, Math.min(index, this.#count - 1))
  }

  #hold(place: number) {
    const held = Math.max(0, Math.min(place, this.#furthest()))
    const index = this.#heights.indexAt(held)
    this.#anchor = { index, into: held - this.#heights.startOf(index) }
  }

  #keep() {
    const goal = this.#goal
    this.#hold(goal ? this.#placeOf(goal.index, goal.side) : this.#at())
    if (goal) this.rest()
  }

  #placeOf(index: number, side: Side): number {
    const start = this.#heights.startOf(index)
    const height = this.#heights.heightOf(index)
    if (side === 'start') return start - margin.above
    if (side === 'center') return start - Math.max(0, this.#view - height) / 2
    // Of a row taller than the view, the beginning.
    return Math.min(start + height + margin.below - this.#view, start)
  }

  /** Where a row comes into view with the least movement; null for one that is there. */
  #nearest(index: number): Side | null {
    const start = this.#heights.startOf(index)
    const end = start + this.#heights.heightOf(index)
    if (start < this.#at() + margin.above) return 'start'
    return end > this.#at() + this.#view - margin.below ? 'end' : null
  }

  /** The element is about to end while the list goes on. */
  #isShort(): boolean {
    const left = this.#furthestTop() - this.#top
    const rowsLeft = this.#furthest() - this.#at()
    return (this.#top < this.#view && this.#at() > this.#top) || (left < this.#view && rowsLeft > left)
  }
}

/** A place on a way of one length, on one of another. */
function carried(place: number, length: number, other: number): number {
  if (length === other || place <= plain) return place
  const left = length - place
  if (left <= plain) return other - left
  return plain + ((place - plain) * (other - 2 * plain)) / (length - 2 * plain)
}
