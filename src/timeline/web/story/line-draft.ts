import type { Edit, Entry, StoryLine } from '../../contract.ts'

/** What can be changed about a line, as it stands in the editor. */
export interface LineDraft {
  at: string
  precision: Entry['precision']
  kind: Entry['kind']
  /** The story's words; for a recollection its own text. */
  words: string
  /** Null when responders knew at once. */
  knownAt: string | null
}
export type EntryChange = Omit<Edit, 'version'>
export interface LineChange {
  entry: EntryChange | null
  /** The story's own words, null for the entry's text; undefined to leave them. */
  words: string | null | undefined
}

/** Stands for an entry that is edited where it was gathered, without a line in the story. */
export const lineless = (entry: Entry): StoryLine => ({ id: '', entry, words: null, version: 0 })

export const isRecollection = (entry: Entry) => entry.evidenceId === null

/**
 * Whether its text itself is changed rather than given other words beside it: nothing stands behind a recollection,
 * and an entry outside the story has no line to carry words.
 */
const changesText = ({ id, entry }: StoryLine) => id === '' || isRecollection(entry)

export function draftOf({ entry, words }: StoryLine): LineDraft {
  const { at, precision, kind, knownAt } = entry
  return { at, precision, kind, words: words ?? entry.text, knownAt }
}

/** What a draft changes against what was read, split by where it is kept. */
export function changeOf(draft: LineDraft, base: StoryLine): LineChange {
  const was = draftOf(base)
  const entry: EntryChange = {}
  if (draft.at !== was.at) entry.at = draft.at
  if (draft.precision !== was.precision) entry.precision = draft.precision
  if (draft.kind !== was.kind) entry.kind = draft.kind
  if (draft.knownAt !== was.knownAt) entry.knownAt = draft.knownAt
  const words = draft.words.trim()
  const reworded = words !== was.words.trim() && words !== ''
  if (reworded && changesText(base)) entry.text = words
  const own = reworded && !changesText(base)
  return {
    entry: Object.keys(entry).length > 0 ? entry : null,
    words: own ? (words === base.entry.text.trim() ? null : words) : undefined,
  }
}

const fields = ['at', 'precision', 'kind', 'words', 'knownAt'] as const

/**
 * Whether two people changed the same: fields that the draft changes and that differ between what it was begun upon
 * and what is there now. Other changes of theirs are no conflict.
 */
export function clashes(draft: LineDraft, base: StoryLine, latest: StoryLine): boolean {
  const [was, is] = [draftOf(base), draftOf(latest)]
  return fields.some((field) => draft[field] !== was[field] && is[field] !== was[field])
}

/** The draft upon what is there now: theirs, with what the draft changes laid over. */
export function rebased(draft: LineDraft, base: StoryLine, latest: StoryLine): LineDraft {
  const was = draftOf(base)
  const mine = Object.fromEntries(
    fields.filter((field) => draft[field] !== was[field]).map((field) => [field, draft[field]]),
  )
  return { ...draftOf(latest), ...mine }
}
