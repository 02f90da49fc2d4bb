import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Something a person can do here: by shortcut, from the command palette, listed in the help. */
export interface Action {
  /** Unique on the page: `timeline.take-over`. */
  id: string
  /** In plain words, beginning with a verb: "Take the entry into the story". */
  label: string
  /** `j`, `mod+enter`, `g i`; several ways as an array. Single letters don't fire while typing. */
  keys?: string | readonly string[]
  run: () => void
  /** Words people may also look for. */
  also?: string
  /** Only by key; not offered in the palette (moving a cursor, say). */
  keyOnly?: boolean
  /** Fires while typing in a field as well; combinations with Ctrl or ⌘ always do. */
  whileTyping?: boolean
}
export interface ActionGroup {
  name: string
  actions: readonly Action[]
}

/** Names of the groups that are there on every page. */
export const shellGroups: ReadonlySet<string> = new Set(['Go to', 'Do', 'Everywhere'])

const groups = new Map<symbol, ActionGroup>()
const listeners = new Set<() => void>()
let snapshot: readonly ActionGroup[] = []

function publish() {
  snapshot = [...groups.values()]
  for (const listener of listeners) listener()
}

export function currentActions(): readonly ActionGroup[] {
  return snapshot
}

export function keysOf(action: Action): readonly string[] {
  if (action.keys === undefined) return []
  return typeof action.keys === 'string' ? [action.keys] : action.keys
}

/**
 * Registers what can be done while a component is on the screen. Later registrations win a shortcut over
 * earlier ones, so a dialog's keys stand before its page's. Handlers may change on every drawing at no cost.
 */
export function useActions(name: string, actions: readonly Action[]) {
  const latest = useRef(actions)
  latest.current = actions
  const shape = actions.map((one) => `${one.id}|${one.label}|${keysOf(one).join(',')}`).join('\n')
  useEffect(() => {
    const id = Symbol(shape)
    const stable = latest.current.map((one) => ({
      ...one,
      run: () => latest.current.find(({ id }) => id === one.id)?.run(),
    }))
    groups.set(id, { name, actions: stable })
    publish()
    return () => {
      groups.delete(id)
      publish()
    }
  }, [name, shape])
}

/** What the page itself registered comes before what the shell around it did. */
export function pageFirst(groups: readonly ActionGroup[]): ActionGroup[] {
  return [...groups].sort((a, b) => Number(shellGroups.has(a.name)) - Number(shellGroups.has(b.name)))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All that can be done now, for the palette and the help. */
export function useCurrentActions(): readonly ActionGroup[] {
  return useSyncExternalStore(subscribe, currentActions)
}
