/**
 * Changes of one letter from one word to another; two neighbours that changed places count once (Damerau–Levenshtein,
 * optimal string alignment).
 */
export function distanceOf(from: string, to: string): number {
  const [one, other] = [[...from], [...to]]
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of one.entries()) {
    const next = [i + 1]
    for (const [j, opposite] of other.entries()) {
      const replaced = (row[j] ?? 0) + (letter === opposite ? 0 : 1)
      const swapped =
        letter === other[j - 1] && opposite === one[i - 1]
          ? (before[j - 1] ?? 0) + 1
          : Number.POSITIVE_INFINITY
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}

/** How many letters may be wrong in a word of this length before it is another word. */
export const forgivenIn = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2)
