/** Entries are fetched in pages of this many. */
export const pageSize = 200
/** How many pages are kept when they are not on the screen: with 200 entries each some ten megabytes. */
export const pagesKept = 24

export const pageOf = (index: number) => Math.floor(index / pageSize)

/**
 * The pages needed to show a stretch of rows, and the one that the next rows will come from as soon as less than half
 * a page is left on that side.
 */
export function pagesFor(first: number, last: number, total: number): number[] {
  if (total === 0 || last < first) return []
  const ahead = pageSize / 2
  const from = pageOf(Math.max(0, first - ahead))
  const to = pageOf(Math.min(total - 1, last + ahead))
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** Which kept pages to let go: the oldest of those out of sight, beyond the bound. */
export function pagesToDrop<Page extends { page: number; at: number }>(
  kept: readonly Page[],
  needed: readonly number[],
  bound = pagesKept,
): Page[] {
  const idle = kept.filter(({ page }) => !needed.includes(page)).sort((a, b) => b.at - a.at)
  return idle.slice(Math.max(0, bound - needed.length))
}
