import { useSyncExternalStore } from 'react'
import type { LeftOutFile } from '#integrations/reviews/packing.ts'
import { api } from '#web/api.ts'
import { type Choice, mostFiles } from './choice.ts'
import { sendZip } from './send-zip.ts'

/** What is on its way to the server. It goes on while people look at other pages. */
export type Sending =
  | { phase: 'idle'; problem: string | null }
  | { phase: 'looking'; found: number }
  | { phase: 'packing'; name: string; done: number; of: number }
  | { phase: 'packed'; parcel: Parcel; problem: unknown }
  | { phase: 'sending'; parcel: Parcel; sent: number }
  | { phase: 'arrived'; id: string }

/** Packed and ready to be sent. */
export interface Parcel {
  name: string
  zip: Blob
  /** Null for a zip as it came: nobody has looked inside. */
  documents: number | null
  leftOut: LeftOutFile[]
  /** The import that it belongs to, once there is one. */
  importId: string | null
}

const idle: Sending = { phase: 'idle', problem: null }
let sending: Sending = idle
let stop = new AbortController()
const listeners = new Set<() => void>()

function show(next: Sending) {
  sending = next
  for (const listener of listeners) listener()
}

export function useSending(): Sending {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => sending,
  )
}

/** Packs what somebody chose; `look` finds out what that is. What can’t be packed says why, and nothing is lost by it. */
export async function prepare(look: (onFound: (found: number) => void) => Promise<Choice> | Choice) {
  const { signal } = restart()
  show({ phase: 'looking', found: 0 })
  try {
    const choice = await look((found) => {
      if (!signal.aborted) show({ phase: 'looking', found })
    })
    signal.throwIfAborted()
    const parcel = await parcelOf(choice, signal)
    if (typeof parcel === 'string') show({ phase: 'idle', problem: parcel })
    else show({ phase: 'packed', parcel, problem: null })
  } catch (error) {
    if (!signal.aborted) show({ phase: 'idle', problem: packingTrouble(error) })
  }
}

function restart() {
  stop.abort()
  stop = new AbortController()
  return stop
}

async function parcelOf(choice: Choice, signal: AbortSignal): Promise<Parcel | string> {
  const { name, zip, found, leftOut } = choice
  if (zip) return { name, zip, documents: null, leftOut, importId: null }
  if (found.length === 0) return 'There was no file in it that could be a review. Nothing was sent.'
  if (found.length > mostFiles)
    return 'There are more than 50,000 files in it. Choose the folder in which the reviews are.'
  const { pack } = await import('./pack.ts')
  show({ phase: 'packing', name, done: 0, of: found.length })
  const onProgress = (done: number) => {
    if (!signal.aborted) show({ phase: 'packing', name, done, of: found.length })
  }
  const packed = await pack(found, { onProgress, signal })
  if (packed.documents === 0)
    return `None of the ${found.length} files is a document that can be read here. Nothing was sent.`
  const left = [...leftOut, ...packed.leftOut]
  return { name, zip: packed.zip, documents: packed.documents, leftOut: left, importId: null }
}

function packingTrouble(error: unknown): string {
  const words = error instanceof Error && error.message ? ` (${error.message})` : ''
  return `The browser could not pack the files${words}. Nothing was sent. A zip made on your machine can be chosen instead.`
}

/** Sends what was packed. Where it fails, the parcel stays packed and can be sent again. */
export async function send(collection: string) {
  if (sending.phase !== 'packed') return
  const { signal } = restart()
  const before = sending.parcel
  show({ phase: 'sending', parcel: before, sent: 0 })
  let parcel = before
  try {
    const id = before.importId ?? (await begin(before, collection))
    parcel = { ...before, importId: id }
    if (signal.aborted) return void forget(id)
    show({ phase: 'sending', parcel, sent: 0 })
    const onProgress = (sent: number) => show({ phase: 'sending', parcel, sent })
    await sendZip(id, parcel.zip, { onProgress, signal })
    show({ phase: 'arrived', id })
  } catch (problem) {
    if (!signal.aborted) show({ phase: 'packed', parcel, problem })
  }
}

/** More than this of what was left out is counted and not named. */
const mostNamed = 20_000

async function begin({ name, leftOut }: Parcel, collection: string): Promise<string> {
  const { id } = await api('POST /review-imports', {
    body: { collection, name, leftOut: leftOut.slice(0, mostNamed) },
  })
  return id
}

/** Stops whatever is under way; what had begun at the server is forgotten there. */
export function dismiss() {
  const id = sending.phase === 'packed' || sending.phase === 'sending' ? sending.parcel.importId : null
  stop.abort()
  if (id) forget(id)
  show(idle)
}

function forget(id: string) {
  // It may be gone, or be asked for later: the list of imports shows it with a way to forget it.
  void api('DELETE /review-imports/:id', { params: { id } }).catch(() => undefined)
}

/** Whoever showed that it arrived says so, that it is shown once. */
export function received() {
  show(idle)
}
