import { type Opening, openings } from './english/curiosity.ts'
import { english } from './english/english.ts'
import type { Context } from './finding.ts'
import { createLexicon } from './grammar/lexicon.ts'
import { tokenAt } from './grammar/sentence.ts'
import { Finder } from './pattern/finder.ts'
import { sentencesIn, spottedBlocks } from './reading.ts'

/** A place in what somebody said that a good question could open. */
export interface Prompt {
  id: string
  /** What the words are a sign of: an observation, a decision, luck. */
  signals: string
  /** Offsets into the text, in UTF-16 units. */
  start: number
  end: number
  ask: string
}

let finder: Finder<Opening> | null = null

/**
 * Every opening for a good question in a note or a comment, the ones closest to people first; the positive twin of
 * `checkText`, and the same engine. Questions open nothing, and what is quoted was said elsewhere.
 */
export function findPrompts(text: string, context: Context = {}): Prompt[] {
  finder ??= new Finder(
    openings.map((row) => ({ row, find: row.find, unless: row.unless ?? [] })),
    english.lists,
  )
  const lexicon = createLexicon(context)
  const prompts: Prompt[] = []
  for (const block of spottedBlocks(text, finder.look, english, context))
    for (const sentence of sentencesIn(text, block, lexicon, context)) {
      if (sentence.question) continue
      for (const { row, match, silenced } of finder.in(sentence)) {
        if (silenced() || prompts.some(({ id }) => id === row.id)) continue
        const start = tokenAt(sentence, match.from).start
        prompts.push({
          id: row.id,
          signals: row.signals,
          start,
          end: tokenAt(sentence, match.to).end,
          ask: row.ask,
        })
      }
    }
  return prompts.sort((a, b) => order(a) - order(b))
}

const order = ({ id }: Prompt) => openings.findIndex((opening) => opening.id === id)

/** The one question that fits best, or null when nothing offers itself. */
export function questionAbout(text: string, context: Context = {}): string | null {
  return findPrompts(text, context)[0]?.ask ?? null
}
