import type { Section } from '../finding.ts'
import { Token } from '../text/tokens.ts'
import type { Lexicon } from './lexicon.ts'

/** A sentence, taken apart, with all that is known about where it stands. */
export interface Sentence {
  text: string
  start: number
  end: number
  tokens: readonly Token[]
  /** The tokens at which the cheap look spotted something, by index. */
  spotted: readonly number[]
  question: boolean
  section: Section
  lexicon: Lexicon
}

export const nothing = new Token('point', '', 0, 0, '')

export const tokenAt = (sentence: Sentence, at: number): Token => sentence.tokens[at] ?? nothing

export const wordAt = (sentence: Sentence, at: number): string => sentence.tokens[at]?.word ?? ''

export const writtenAt = (sentence: Sentence, at: number): string => {
  const token = sentence.tokens[at]
  return token ? sentence.text.slice(token.start, token.end) : ''
}
