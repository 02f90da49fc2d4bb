import { useState } from 'react'
import { keepDraft, readKept } from './kept-draft.ts'
import { isConflict } from './problem.ts'
import { offerUndo } from './toasts.ts'

interface VersionedOptions<T, Base> {
  /** What was read: the value lies in it, and it carries the version to save upon. */
  base: Base
  pick: (base: Base) => T
  /** Sends the value as a change upon a base; fails with `changed-meanwhile` when that is not the latest. */
  save: (value: T, base: Base) => Promise<unknown>
  /** Reads what is there now, for a conflict. */
  reload: () => Promise<Base>
  /** A name under which an unsaved draft outlives the page, in this tab: `INC-1.summary`. */
  keep?: string
}
interface Draft<T, Base> {
  value: T
  base: Base
}

/**
 * One value being edited while others may edit it too. The draft stays upon what was read when it was begun. On a
 * conflict the draft stays, `conflict` holds the other’s value, and the person chooses. Cancelling can be undone.
 */
export function useVersioned<T, Base>({ base, pick, save, reload, keep }: VersionedOptions<T, Base>) {
  const [draft, setDraft] = useDraft<T, Base>(keep)
  const [theirs, setTheirs] = useState<Base | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)

  function reset() {
    setDraft(null)
    setTheirs(null)
    setProblem(null)
  }
  function cancel() {
    if (draft && !same(draft.value, pick(draft.base))) {
      offerUndo('What you wrote is not saved.', () => setDraft(draft))
    }
    reset()
  }
  async function attempt(value: T, upon: Base) {
    setSaving(true)
    setProblem(null)
    try {
      await save(value, upon)
      reset()
    } catch (error) {
      if (isConflict(error)) setTheirs(await reload().catch(() => base))
      else setProblem(error)
    } finally {
      setSaving(false)
    }
  }
  return {
    editing: draft !== null,
    value: draft ? draft.value : pick(base),
    conflict: theirs === null ? null : { theirs: pick(theirs) },
    problem,
    saving,
    begin: () => setDraft(draft ?? { value: pick(base), base }),
    change: (value: T) => setDraft({ value, base: draft?.base ?? base }),
    cancel,
    submit: () => (draft ? attempt(draft.value, draft.base) : Promise.resolve()),
    keepMine: () => (draft && theirs !== null ? attempt(draft.value, theirs) : Promise.resolve()),
    takeTheirs: reset,
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function useDraft<T, Base>(keep: string | undefined) {
  const [draft, setDraft] = useState(() => (keep ? readKept<Draft<T, Base>>(keep) : null))
  const change = (next: Draft<T, Base> | null) => {
    if (keep) keepDraft(keep, next)
    setDraft(next)
  }
  return [draft, change] as const
}
