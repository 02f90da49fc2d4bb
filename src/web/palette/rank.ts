/**
 * What fits the words typed, best first: every word must begin a word of the text, or at least stand in it.
 * Without words everything fits, in its own order.
 */
export function rank<T>(query: string, all: readonly T[], textOf: (one: T) => string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...all]
  return all
    .map((one, order) => ({ one, order, score: scoreOf(words, textOf(one).toLowerCase()) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ one }) => one)
}

function scoreOf(words: readonly string[], text: string): number {
  let score = 0
  for (const word of words) {
    if (text.startsWith(word)) score += 4
    else if (text.includes(` ${word}`)) score += 3
    else if (text.includes(word)) score += 1
    else return 0
  }
  return score
}

/** Of what was found for other words, what has the beginnings of these as well, in its order. */
export function stillFitting<T>(query: string, all: readonly T[], textOf: (one: T) => string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((one) => words.every((word) => textOf(one).toLowerCase().includes(word)))
}
