import { addressOf } from '#platform/http/client.ts'
import type { RouteName } from '#platform/http/contract.ts'

/** A request as parts: what a route's contract calls params, query and body. */
export interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Empty when the answer is no JSON object. */
  json: Record<string, unknown>
}

/** Sends a request as it is, without what the client adds, and takes the answer as it comes. */
export async function ask(
  url: string,
  name: RouteName | string,
  { params, query, body }: Parts = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const space = name.indexOf(' ')
  const path = addressOf(name.slice(space + 1), params, query)
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const type = isRaw ? 'application/octet-stream' : 'application/json'
  const response = await fetch(url + path, {
    method: name.slice(0, space),
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    body: body === undefined ? null : isRaw ? (body as string) : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
