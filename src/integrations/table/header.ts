import { readTime } from '#timeline/time-text.ts'

/** Whether the first record names columns rather than telling of something: short, distinct words and no values. */
export function looksLikeHeader(cells: string[]): boolean {
  const words = cells.map((cell) => cell.trim())
  const named = words.filter((word) => word !== '')
  if (named.length === 0 || new Set(named).size < named.length) return false
  return named.every((word) => word.length <= 80 && !isValue(word))
}

function isValue(word: string): boolean {
  return (
    /^[-+]?[\d.,]+%?$/.test(word) || /^(?:https?:\/\/|\d{1,2}:\d\d)/.test(word) || readTime(word) !== null
  )
}
