interface Likeness {
  id: string
  likeness: number
}

/**
 * The trigrams of a text as pg_trgm takes them: each word of letters and digits in lower case, two blanks before
 * and one after it. Source: PostgreSQL, pg_trgm, “Trigram (or Trigraph) Concepts”.
 */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3))
  }
  return trigrams
}

export interface DuplicateIndex {
  /** Items at least so like a text, the likest first; of equals the first given. */
  find: (text: string, threshold?: number) => Likeness[]
  add: (item: { id: string; text: string }) => void
}

/**
 * For many questions against the same items: remembers which items each trigram occurs in, so that a question costs
 * only what its own trigrams occur in. Likeness is shared trigrams by all different ones, `similarity()` of pg_trgm.
 */
export function duplicateIndex(others: readonly { id: string; text: string }[]): DuplicateIndex {
  const occurrences = new Map<string, number[]>()
  const known: { id: string; size: number }[] = []
  const add: DuplicateIndex['add'] = ({ id, text }) => {
    const trigrams = trigramsOf(text)
    for (const trigram of trigrams) {
      const found = occurrences.get(trigram)
      if (found) found.push(known.length)
      else occurrences.set(trigram, [known.length])
    }
    known.push({ id, size: trigrams.size })
  }
  others.forEach(add)
  return {
    add,
    find: (text, threshold = 0.6) => {
      const own = trigramsOf(text)
      const shared = new Uint32Array(known.length)
      for (const trigram of own)
        for (const index of occurrences.get(trigram) ?? []) shared[index] = (shared[index] ?? 0) + 1
      return known
        .flatMap(({ id, size }, index) => {
          const both = shared[index] ?? 0
          const likeness = both / (own.size + size - both)
          return both > 0 && likeness >= threshold ? [{ id, likeness }] : []
        })
        .sort((a, b) => b.likeness - a.likeness)
    },
  }
}
