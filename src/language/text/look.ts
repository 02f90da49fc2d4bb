/** A word of interest in a text, by its offset. */
export interface Spotted {
  at: number
  word: string
}

/** Answers, for a whole text at once, where words of interest stand. */
export type Look = (text: string, from: number, to: number) => Spotted[]

const size = 1 << 14
const letterA = 97
const letterZ = 122
const bang = 33
const shout = '!!'

/**
 * The cheap look that decides where to look closely: one pass over the characters with a rolling hash of each word
 * and a table of the hashes worth a second look. `words` are lower-case ASCII, or `!!`. Linear in the text, whatever it is.
 */
export function createLook(words: Iterable<string>): Look {
  const wanted = new Set(words)
  const shouts = wanted.has(shout)
  const table = new Uint8Array(size)
  for (const word of wanted) table[hashOf(word) & (size - 1)] = 1
  const atEndOfWord = (spotted: Spotted[], text: string, start: number, end: number, hash: number) => {
    if (shouts && text.charCodeAt(end) === bang && text.charCodeAt(end + 1) === bang)
      spotted.push({ at: end, word: shout })
    if (table[hash & (size - 1)] === 0) return
    const word = text.slice(start, end).toLowerCase()
    if (wanted.has(word)) spotted.push({ at: start, word })
  }
  return (text, from, to) => {
    const spotted: Spotted[] = []
    let hash = 0
    let start = from
    for (let at = from; at <= to; at++) {
      const lower = at < to ? text.charCodeAt(at) | 32 : 0
      if (lower >= letterA && lower <= letterZ) hash = (Math.imul(hash, 31) + lower) | 0
      else {
        atEndOfWord(spotted, text, start, at, hash)
        hash = 0
        start = at + 1
      }
    }
    return spotted
  }
}

function hashOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
  return hash
}
