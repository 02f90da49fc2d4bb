export interface Heights {
  /** Of all rows together. */
  total(): number
  heightOf(index: number): number
  /** Where a row begins; with the number of rows, where the last one ends. */
  startOf(index: number): number
  /** The row at a distance from the beginning; the first or last one outside. */
  indexAt(distance: number): number
  /** Notes the measured height of a row. Tells whether that is news. */
  set(index: number, height: number): boolean
}

/** Less than this, in pixels, is how a browser rounds. */
const grain = 0.02

/**
 * The heights of the rows of a list, in pixels: `usual` until a row is measured. Sums are kept in a binary indexed tree
 * (Fenwick 1994), so that every question costs a few steps, however many rows there are.
 */
export function createHeights(count: number, usual: number): Heights {
  const measured = new Map<number, number>()
  /** Node `i` holds by how much the `i & -i` rows before row `i` are taller than usual. */
  const more = new Float64Array(count + 1)
  const moreAt = (node: number) => more[node] ?? 0
  let total = count * usual
  const heightOf = (index: number) => measured.get(index) ?? usual
  return {
    total: () => total,
    heightOf,
    startOf(index) {
      let start = index * usual
      for (let node = index; node > 0; node -= node & -node) start += moreAt(node)
      return start
    },
    indexAt(distance) {
      let index = 0
      let rest = distance
      for (let rows = 2 ** Math.floor(Math.log2(Math.max(1, count))); rows >= 1; rows /= 2) {
        const height = rows * usual + moreAt(index + rows)
        if (index + rows > count || height > rest) continue
        index += rows
        rest -= height
      }
      return Math.max(0, Math.min(index, count - 1))
    },
    set(index, height) {
      const taller = height - heightOf(index)
      if (Math.abs(taller) < grain || index >= count) return false
      measured.set(index, height)
      total += taller
      for (let node = index + 1; node <= count; node += node & -node) more[node] = moreAt(node) + taller
      return true
    },
  }
}
