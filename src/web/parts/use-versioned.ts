import { useState } from 'react'
import { isConflict } from './problem.ts'

/** A value with the version it was read at. */
export interface Versioned<T> {
  value: T
  version: number
}

interface VersionedOptions<T> {
  current: Versioned<T>
  /** Sends the value as a change to a version; fails with `changed-meanwhile` when that is not the latest. */
  save: (value: T, version: number) => Promise<unknown>
  /** Reads what is there now, for a conflict. */
  reload: () => Promise<Versioned<T>>
  onSaved?: () => void
}

/**
 * One value being edited while others may edit it too. The draft is based on the version that was current when it
 * was begun. On a conflict the draft stays, `conflict` holds the other’s value, and the person chooses.
 */
export function useVersioned<T>({ current, save, reload, onSaved }: VersionedOptions<T>) {
  const [draft, setDraft] = useState<Versioned<T> | null>(null)
  const [conflict, setConflict] = useState<Versioned<T> | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)

  function reset() {
    setDraft(null)
    setConflict(null)
    setProblem(null)
  }
  async function attempt(value: T, version: number) {
    setSaving(true)
    setProblem(null)
    try {
      await save(value, version)
      reset()
      onSaved?.()
    } catch (error) {
      if (isConflict(error)) setConflict(await reload().catch(() => current))
      else setProblem(error)
    } finally {
      setSaving(false)
    }
  }
  return {
    editing: draft !== null,
    value: draft ? draft.value : current.value,
    conflict,
    problem,
    saving,
    begin: () => setDraft((there) => there ?? current),
    change: (value: T) => setDraft((there) => ({ value, version: there?.version ?? current.version })),
    cancel: reset,
    submit: () => (draft ? attempt(draft.value, draft.version) : Promise.resolve()),
    keepMine: () => (draft && conflict ? attempt(draft.value, conflict.version) : Promise.resolve()),
    takeTheirs: reset,
  }
}
