/** One word of an item, with the mark that stands before or after it. */
export interface Word {
  /** As written, without marks around it. */
  raw: string
  /** In lower case, with straight apostrophes. */
  norm: string
  /** The mark after it: one of `. ? ! , : ; )` or nothing. */
  after: string
  /** Whether it was written between back-ticks or quotation marks. */
  quoted: boolean
}

const around = /^[("'“”‘’`*_[{<«]+|[)"'“”‘’`*_\]}>»,;:.!?…]+$/gu

function wordOf(piece: string): Word | null {
  const raw = piece.replace(around, '')
  if (raw === '') return null
  const tail = piece.slice(piece.indexOf(raw) + raw.length)
  const after = /[.?!…]/.exec(tail)?.[0] ?? /[,:;)]/.exec(tail)?.[0] ?? ''
  return { raw, norm: raw.toLowerCase().replaceAll('’', "'"), after, quoted: /^[(*[]*["'“‘`«]/.test(piece) }
}

const slashed = /^[a-z]{3,}\/[a-z]{3,}$/i

/** The words of a text; a lone dash becomes a comma after the word before it. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const piece of text.split(/\s+/)) {
    const word = wordOf(piece)
    const before = words.at(-1)
    if (word && !/^[-–—/|]+$/.test(word.raw)) words.push(word)
    else if (before && before.after === '')
      before.after = /^[.?!]/.exec(piece)?.[0] ?? (/^[-–—:]/.test(piece) ? ',' : '')
  }
  return words
}

/** The first of two words written as `adjusted/tweaked`. */
export const firstOfTwo = (word: string): string => (slashed.test(word) ? (word.split('/')[0] ?? word) : word)

const abbreviations = new Set(['e.g', 'i.e', 'etc', 'vs', 'cf', 'approx', 'incl', 'resp', 'no'])

/** Sentences: a full stop ends one if a capital letter follows and no abbreviation stands before it. */
export function sentencesOf(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = []
  let sentence: Word[] = []
  words.forEach((word, index) => {
    sentence.push(word)
    const next = words[index + 1]
    const ends =
      /[.?!…]/.test(word.after) &&
      !abbreviations.has(word.norm) &&
      (!next || /^\p{Lu}/u.test(next.raw) || word.after !== '.')
    if (ends || !next) {
      sentences.push(sentence)
      sentence = []
    }
  })
  return sentences
}
