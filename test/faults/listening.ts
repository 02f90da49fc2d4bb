import { onTestFinished } from 'vitest'
import { bearer } from '../api/asking.ts'

export interface Heard {
  event: string
  data: Record<string, unknown>
  at: number
}

/** An open stream of what happens, as a browser would follow it; without connecting again by itself. */
export interface Listening {
  heard: Heard[]
  /** Settles when the server ends it. */
  ended: Promise<void>
  isOpen(): boolean
  leave(): void
}

export async function listenTo(
  url: string,
  credentials: string | Record<string, string>,
  incident?: string,
  since?: number,
): Promise<Listening> {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const headers = typeof credentials === 'string' ? bearer(credentials) : credentials
  const query = new URLSearchParams({
    ...(incident === undefined ? {} : { incident }),
    ...(since === undefined ? {} : { since: String(since) }),
  })
  const response = await fetch(`${url}/api/v1/live?${query}`, { headers, signal: leaving.signal })
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`)
  const heard: Heard[] = []
  let open = true
  const ended = follow(response.body, (one) => heard.push(one))
    .catch(() => {})
    .then(() => {
      open = false
    })
  return { heard, ended, isOpen: () => open, leave: () => leaving.abort() }
}

async function follow(body: ReadableStream<Uint8Array>, hear: (one: Heard) => void) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/s.exec(block) ?? []
      if (event && data) hear({ event, data: JSON.parse(data), at: performance.now() })
    }
  }
}
