import { misused } from '../failure.ts'

/** The candidate that a mistyped word most likely means, or null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase()
  const known = candidates.find((one) => one.toLowerCase().startsWith(typed))
  if (known && typed.length > 1) return known
  const near = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length * 0.4)))
  return near.sort((a, b) => a.distance - b.distance)[0]?.candidate ?? null
}

/** One of a few words, whatever its capitals. @throws Failure (usage) with the nearest one and the list. */
export function oneOf<Word extends string>(text: string, words: readonly Word[], what: string): Word {
  const found = words.find(
    (word) =>
      word ===
      text
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
  )
  if (found) return found
  const near = nearest(text, words)
  const hint = near ? `Did you mean ${near}? ` : ''
  throw misused(`There is no ${what} “${text}”. ${hint}There are ${words.join(', ')}.`)
}

/** Changes of one letter needed to get from one word to another (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
