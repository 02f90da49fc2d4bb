import { useCallback, useState } from 'react'
import { keepDraft, readKept } from '#web/parts/kept-draft.ts'
import type { NoteTag } from '../../note.ts'

export interface NoteDraft {
  text: string
  tag: NoteTag | null
  anonymous: boolean
}

const empty: NoteDraft = { text: '', tag: null, anonymous: false }
const nameOf = (key: string) => `${key}.note`

/** The note that is being written; a look at the timeline, or a reload, loses nothing of it. */
export function useNoteDraft(key: string) {
  const [draft, setDraft] = useState(() => readKept<NoteDraft>(nameOf(key)) ?? empty)
  const change = useCallback(
    (changes: Partial<NoteDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...changes }
        keepDraft(nameOf(key), next)
        return next
      }),
    [key],
  )
  /** Anonymity stays switched on for the next note: whoever chose it means it. */
  const clear = useCallback(() => change({ text: '', tag: null }), [change])
  return { draft, change, clear }
}
