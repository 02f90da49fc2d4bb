/**
 * The trigrams of a text as pg_trgm takes them: each word of letters and digits in lower case, two blanks before
 * and one after it. Source: PostgreSQL, F.35 pg_trgm, “Trigram (or Trigraph) Concepts”.
 */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3))
  }
  return trigrams
}

/** Shared trigrams divided by all different trigrams of both: `similarity(a, b)` of pg_trgm. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const trigram of small) if (large.has(trigram)) shared++
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

/** Others that are at least so like a text, the likest first; of equals the first given. */
export function likenesses(
  text: string,
  others: readonly { id: string; text: string }[],
  threshold: number,
): { id: string; likeness: number }[] {
  return duplicateIndex(others).find(text, threshold)
}

export interface DuplicateIndex {
  find: (text: string, threshold?: number) => { id: string; likeness: number }[]
}

/**
 * Takes the trigrams of many items once, so that each question costs only what its own trigrams occur in.
 * For many questions against the same items.
 */
export function duplicateIndex(others: readonly { id: string; text: string }[]): DuplicateIndex {
  const sets = others.map((other) => trigramsOf(other.text))
  return {
    find: (text, threshold = 0.6) => {
      const own = trigramsOf(text)
      return others
        .map(({ id }, index) => ({ id, likeness: similarity(own, sets[index] ?? new Set()) }))
        .filter(({ likeness }) => likeness >= threshold && likeness > 0)
        .sort((a, b) => b.likeness - a.likeness)
    },
  }
}
