import { APIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#platform/errors.ts'

/** Hands the library's cookies on to the browser. */
export function setCookies(reply: FastifyReply, headers: Headers) {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}

/** The headers the library looks at, from a request. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  headers.set('x-forwarded-for', request.ip)
  return headers
}

/** Runs a call of the library and turns its refusals into ours. */
export async function orProblem<T>(call: Promise<T>, problem: Problem): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof APIError && Number(error.statusCode) < 500) throw problem
    throw error
  }
}
