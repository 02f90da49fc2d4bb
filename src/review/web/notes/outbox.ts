import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { NoteTag } from '../../note.ts'

export interface Letter {
  id: string
  text: string
  tag: NoteTag | null
  entryIds: string[]
  anonymous: boolean
  /** Why it did not arrive; null while it is on its way. */
  error: unknown
}
export type Written = Omit<Letter, 'id' | 'error'>
type Deliver = (written: Written) => Promise<unknown>

interface Outbox {
  letters: readonly Letter[]
  listeners: Set<() => void>
}

/** By incident; outlives the page, so that leaving it early loses nothing. */
const boxes = new Map<string, Outbox>()
const none: readonly Letter[] = []

function boxOf(key: string): Outbox {
  const there = boxes.get(key) ?? { letters: none, listeners: new Set() }
  boxes.set(key, there)
  return there
}

function put(key: string, update: (letters: readonly Letter[]) => readonly Letter[]) {
  const box = boxOf(key)
  box.letters = update(box.letters)
  for (const listener of box.listeners) listener()
}

async function deliverOne(key: string, letter: Letter, deliver: Deliver) {
  const { id, error: _, ...written } = letter
  try {
    await deliver(written)
    put(key, (letters) => letters.filter((one) => one.id !== id))
  } catch (error) {
    put(key, (letters) => letters.map((one) => (one.id === id ? { ...one, error } : one)))
  }
}

/** Notes on their way: shown at once, kept until they have arrived. */
export function useOutbox(key: string, deliver: Deliver) {
  const box = boxOf(key)
  const letters = useSyncExternalStore(
    (listener) => {
      box.listeners.add(listener)
      return () => box.listeners.delete(listener)
    },
    () => box.letters,
  )
  const waiting = letters.length > 0
  useEffect(() => {
    if (!waiting) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [waiting])
  return useMemo(
    () => ({
      letters,
      send(written: Written) {
        const letter: Letter = { ...written, id: crypto.randomUUID(), error: null }
        put(key, (before) => [...before, letter])
        void deliverOne(key, letter, deliver)
      },
      again(letter: Letter) {
        put(key, (before) => before.map((one) => (one.id === letter.id ? { ...one, error: null } : one)))
        void deliverOne(key, letter, deliver)
      },
      discard(letter: Letter) {
        put(key, (before) => before.filter((one) => one.id !== letter.id))
      },
    }),
    [key, letters, deliver],
  )
}
