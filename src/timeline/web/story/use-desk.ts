import { useCallback, useState } from 'react'
import type { StoryLine } from '../../contract.ts'
import { useWorkbench } from '../use-workbench.ts'

/** Something being written between two lines. */
export interface Insertion {
  /** The entry it is to follow; null for the first place. */
  after: string | null
  /** What the writer may start from; null when there are no neighbours. */
  at: string | null
  /** For screen and keyboard: a new place makes a new form. */
  id: number
}
export interface Editing {
  /** As it was when somebody began to edit it. */
  line: StoryLine
  field: 'words' | 'at'
}

/** What is being written in the story right now. It stays when others change the story meanwhile. */
export function useDesk() {
  const { story } = useWorkbench()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [insertion, setInsertion] = useState<Insertion | null>(null)
  const edit = useCallback(
    (entryId: string, field: Editing['field'] = 'words') => {
      const line = story.find(({ entry }) => entry.id === entryId)
      // Words begun elsewhere are not thrown away for this: the editor that is open stays.
      if (line) setEditing((open) => (open && open.line.entry.id !== entryId ? open : { line, field }))
    },
    [story],
  )
  const insert = useCallback((after: string | null, at: string | null) => {
    setInsertion((open) => ({ after, at, id: (open?.id ?? 0) + 1 }))
  }, [])
  const stopEditing = useCallback(() => setEditing(null), [])
  const stopInserting = useCallback(() => setInsertion(null), [])
  return { editing, insertion, edit, insert, stopEditing, stopInserting }
}
export type Desk = ReturnType<typeof useDesk>
