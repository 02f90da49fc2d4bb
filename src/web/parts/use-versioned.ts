import { useState } from 'react'
import { isConflict } from './problem.ts'

interface VersionedOptions<T, Base> {
  /** What was read: the value lies in it, and it carries the version to save upon. */
  base: Base
  pick: (base: Base) => T
  /** Sends the value as a change upon a base; fails with `changed-meanwhile` when that is not the latest. */
  save: (value: T, base: Base) => Promise<unknown>
  /** Reads what is there now, for a conflict. */
  reload: () => Promise<Base>
}

/**
 * One value being edited while others may edit it too. The draft stays upon what was read when it was begun. On a
 * conflict the draft stays, `conflict` holds the other’s value, and the person chooses.
 */
export function useVersioned<T, Base>({ base, pick, save, reload }: VersionedOptions<T, Base>) {
  const [draft, setDraft] = useState<{ value: T; base: Base } | null>(null)
  const [theirs, setTheirs] = useState<Base | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)

  function reset() {
    setDraft(null)
    setTheirs(null)
    setProblem(null)
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
    begin: () => setDraft((there) => there ?? { value: pick(base), base }),
    change: (value: T) => setDraft((there) => ({ value, base: there?.base ?? base })),
    cancel: reset,
    submit: () => (draft ? attempt(draft.value, draft.base) : Promise.resolve()),
    keepMine: () => (draft && theirs !== null ? attempt(draft.value, theirs) : Promise.resolve()),
    takeTheirs: reset,
  }
}
