import { isAdverb } from '../grammar/lexicon.ts'
import type { Sentence } from '../grammar/sentence.ts'
import type { Element, Pattern } from './pattern.ts'

export interface Match {
  /** Token indices, the last one included. */
  from: number
  to: number
}

/** Whether a pattern fits with its anchor at a token, and how far it reaches. */
export function matchAt(pattern: Pattern, sentence: Sentence, at: number): Match | null {
  const to = forward(pattern.elements, pattern.anchor, sentence, at)
  if (to === -1) return null
  const from = backward(pattern.elements, pattern.anchor - 1, sentence, at - 1)
  return from === -1 ? null : { from, to: to - 1 }
}

/** How many adverbs in a row may be stepped over. */
const mostAdverbs = 3

/** The token behind the match, or -1. */
function forward(
  elements: readonly Element[],
  index: number,
  sentence: Sentence,
  at: number,
  stepped = 0,
): number {
  const element = elements[index]
  if (!element) return at
  for (const length of element.lengths(sentence, at, false)) {
    const end = forward(elements, index + 1, sentence, at + length)
    if (end !== -1) return end
  }
  if (element.optional) {
    const end = forward(elements, index + 1, sentence, at, stepped)
    if (end !== -1) return end
  }
  return steppable(sentence, at, stepped) ? forward(elements, index, sentence, at + 1, stepped + 1) : -1
}

/** The first token of the match, or -1. */
function backward(
  elements: readonly Element[],
  index: number,
  sentence: Sentence,
  at: number,
  stepped = 0,
): number {
  const element = elements[index]
  if (!element) return at + 1
  for (const length of element.lengths(sentence, at, true)) {
    const begin = backward(elements, index - 1, sentence, at - length)
    if (begin !== -1) return begin
  }
  if (element.optional) {
    const begin = backward(elements, index - 1, sentence, at, stepped)
    if (begin !== -1) return begin
  }
  return element.steps && steppable(sentence, at, stepped)
    ? backward(elements, index, sentence, at - 1, stepped + 1)
    : -1
}

function steppable(sentence: Sentence, at: number, stepped: number): boolean {
  const token = sentence.tokens[at]
  return stepped < mostAdverbs && token !== undefined && token.kind === 'word' && isAdverb(token.word)
}
