import { type NoteTag, noteTags } from '../../note.ts'

/** What people type for a tag, besides its own name. */
const alsoSaid: Record<string, NoteTag> = {
  learnt: 'learned',
  learning: 'learned',
  insight: 'learned',
  well: 'went-well',
  good: 'went-well',
  luck: 'lucky',
  surprise: 'surprised',
  surprising: 'surprised',
  factors: 'factor',
  why: 'question',
  ask: 'question',
  ideas: 'idea',
  improve: 'idea',
}
const hashtag = /(^|\s)#([\p{L}-]+)(?=$|[\s.,;:!?])/gu

function tagNamed(word: string): NoteTag | null {
  const name = word.toLowerCase().replace('wentwell', 'went-well')
  return noteTags.find((tag) => tag === name) ?? alsoSaid[name] ?? null
}

export interface TaggedText {
  text: string
  tag: NoteTag | null
}

/**
 * A note as it is meant: `#lucky the cron ran late` becomes “the cron ran late”, tagged. The first known tag counts and
 * leaves the text; other words with a `#`, channels for instance, stay as they are.
 */
export function readTag(typed: string): TaggedText {
  for (const match of typed.matchAll(hashtag)) {
    const tag = tagNamed(match[2] ?? '')
    if (!tag) continue
    const before = typed.slice(0, match.index).trimEnd()
    const after = typed.slice(match.index + match[0].length)
    const ends = before === '' || /^[\s.,;:!?]*$/.test(after)
    const glue = ends ? '' : after.startsWith('\n') ? '\n' : ' '
    return { tag, text: (before + glue + after.trimStart()).trim() }
  }
  return { tag: null, text: typed.trim() }
}
