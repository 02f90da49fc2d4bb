import type { Section, TextKind } from '../finding.ts'
import type { Token } from '../text/tokens.ts'
import type { Lexicon } from './lexicon.ts'

/** A sentence, taken apart, with all that is known about where it stands. */
export interface Sentence {
  text: string
  start: number
  end: number
  tokens: Token[]
  question: boolean
  section: Section
  kind: TextKind
  lexicon: Lexicon
}

export const nothing: Token = { kind: 'point', word: '', capital: false, start: 0, end: 0 }

export const tokenAt = (sentence: Sentence, at: number): Token => sentence.tokens[at] ?? nothing

export const wordAt = (sentence: Sentence, at: number): string => sentence.tokens[at]?.word ?? ''

export const writtenAt = (sentence: Sentence, at: number): string => {
  const token = sentence.tokens[at]
  return token ? sentence.text.slice(token.start, token.end) : ''
}
