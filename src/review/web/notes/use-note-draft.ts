import { useCallback, useState } from 'react'
import type { NoteTag } from '../../note.ts'

export interface NoteDraft {
  text: string
  tag: NoteTag | null
  anonymous: boolean
}

const empty: NoteDraft = { text: '', tag: null, anonymous: false }
/** By incident, so that a look at the timeline loses no half-written note. */
const drafts = new Map<string, NoteDraft>()

/** The note that is being written. */
export function useNoteDraft(key: string) {
  const [draft, setDraft] = useState(() => drafts.get(key) ?? empty)
  const change = useCallback(
    (changes: Partial<NoteDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...changes }
        drafts.set(key, next)
        return next
      }),
    [key],
  )
  /** Anonymity stays switched on for the next note: whoever chose it means it. */
  const clear = useCallback(() => change({ text: '', tag: null }), [change])
  return { draft, change, clear }
}
