import type { ApiRoutes } from '#contracts.ts'
import { createClient } from '#platform/http/client.ts'
import { exitCodes, Failure } from '../failure.ts'
import { invokedAs } from '../invoked-as.ts'
import { findAddress } from './address.ts'
import { patientFetch } from './patient-fetch.ts'

export type Api = ReturnType<typeof createClient<ApiRoutes>>

export interface Connection {
  /** Base of every address, without a trailing slash. */
  url: string
  api: Api
}

/** The API as whoever is signed in here may use it. */
export function connect(): Connection {
  const { url, token } = findAddress()
  if (!token) {
    throw new Failure(
      exitCodes.notAllowed,
      `You aren’t signed in to ${url}.\nSign in with “${invokedAs()} login”, or set AFTERWORD_TOKEN to an API token.`,
    )
  }
  return { url, api: openApi(url, token) }
}

/** The API at an address, with a token or as anybody. */
export function openApi(url: string, token: string | null, send: typeof fetch = patientFetch): Api {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  return createClient<ApiRoutes>({ baseUrl: url, headers, fetch: send })
}
