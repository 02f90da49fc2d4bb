/** A blank, a backslash with its letter, a quoted piece (perhaps not ended yet), or plain letters. */
const piece = /(\s+)|\\([\s\S]?)|'([^']*)(?:'|$)|"((?:[^"\\]|\\[\s\S])*)(?:"|\\?$)|([^\s\\'"]+)/g

/**
 * The words of an unfinished command line as a shell would split it, the last one being typed (perhaps empty). Quotes
 * and backslashes are taken off; nothing is expanded.
 */
export function wordsOfLine(line: string): string[] {
  const words: string[] = []
  let word: string | null = null
  for (const [, blank, escaped, single, double, letters] of line.matchAll(piece)) {
    if (blank === undefined) {
      word = `${word ?? ''}${escaped ?? single ?? double?.replace(/\\([\s\S])/g, '$1') ?? letters ?? ''}`
    } else if (word !== null) {
      words.push(word)
      word = null
    }
  }
  return [...words, word ?? '']
}

/** Bash replaces only what follows the last = or : of a word. */
export function afterLastCut(value: string, typed: string): string {
  const cut = Math.max(typed.lastIndexOf('='), typed.lastIndexOf(':'))
  return value.slice(cut + 1)
}
