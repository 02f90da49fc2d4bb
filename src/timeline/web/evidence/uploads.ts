import { useSyncExternalStore } from 'react'
import { ApiProblem, addressOf } from '#platform/http/client.ts'
import { markSignedOut } from '#web/signed-out.ts'

/** A file on its way to the server. It goes on while people look at other pages. */
export interface Upload {
  id: string
  incidentKey: string
  name: string
  bytes: number
  sent: number
  problem: unknown
  /** The server had the same bytes as evidence of the incident before. */
  alreadyHere: boolean
}

let uploads: readonly Upload[] = []
const listeners = new Set<() => void>()
const running = new Map<string, XMLHttpRequest>()

function publish(next: readonly Upload[]) {
  uploads = next
  for (const listener of listeners) listener()
}

function change(id: string, changes: Partial<Upload>) {
  publish(uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)))
}

export function dismissUpload(id: string) {
  running.get(id)?.abort()
  running.delete(id)
  publish(uploads.filter((one) => one.id !== id))
}

/** Sends files one after the other, so that the first is there soon. Calls back after each that arrived. */
export async function uploadEvidence(incidentKey: string, files: readonly File[], onArrived: () => void) {
  const queue = files.map((file) => ({ file, id: crypto.randomUUID() }))
  publish([
    ...uploads,
    ...queue.map(({ file, id }) => ({
      id,
      incidentKey,
      name: file.name,
      bytes: file.size,
      sent: 0,
      problem: null,
      alreadyHere: false,
    })),
  ])
  for (const { file, id } of queue) {
    if (!uploads.some((one) => one.id === id)) continue
    try {
      const { added } = await send(incidentKey, file, id)
      if (added) dismissUpload(id)
      else change(id, { alreadyHere: true })
      onArrived()
    } catch (problem) {
      change(id, { problem })
    }
  }
}

/** By XMLHttpRequest, because fetch does not tell how far an upload has come. */
function send(key: string, file: File, id: string): Promise<{ added: boolean }> {
  const request = new XMLHttpRequest()
  running.set(id, request)
  request.open('POST', addressOf('/incidents/:key/evidence', { key }, { name: file.name || 'pasted.txt' }))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-afterword', '1')
  request.responseType = 'json'
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => change(id, { sent: loaded })
    request.onload = () => (request.status < 300 ? resolve(request.response) : reject(problemOf(request)))
    request.onerror = () => reject(unreachable())
    request.onabort = () => resolve({ added: true })
    request.send(file)
  })
}

function unreachable() {
  return new ApiProblem(0, 'unreachable', 'The connection was lost while sending. Add the file again.')
}

function problemOf({ status, response }: XMLHttpRequest) {
  if (status === 401) markSignedOut(true)
  const body = (response ?? {}) as { code?: ApiProblem['code']; detail?: string; title?: string }
  return new ApiProblem(
    status,
    body.code ?? 'unexpected',
    body.detail ?? body.title ?? `The server answered ${status}.`,
  )
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useUploads(incidentKey: string): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => uploads).filter((one) => one.incidentKey === incidentKey)
}
