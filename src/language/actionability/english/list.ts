import type { WordList } from '../wording.ts'

/** Words separated by commas or lines, with the reason why they are together. */
export const list = (why: string, text: string): WordList => ({
  why,
  words: text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean),
})
