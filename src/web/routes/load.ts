import type { QueryClient } from '@tanstack/react-query'
import { notFound } from '@tanstack/react-router'
import type { ApiRoutes } from '#contracts.ts'
import { ApiProblem } from '#platform/http/client.ts'
import type { Request } from '#platform/http/contract.ts'
import { reading } from '../api.ts'
import type { ReadName } from '../keys.ts'

/** What isn’t there, a link that is used up, an address that was cut off. */
const leadsNowhere = new Set<ApiProblem['code']>(['not-found', 'link-expired', 'invalid-input'])

/** Brings what a page stands on, before it is shown; what isn’t there leads to the page that says so. */
export async function load<N extends ReadName>(
  queries: QueryClient,
  name: N,
  request: Request<ApiRoutes[N]>,
) {
  try {
    return await queries.ensureQueryData(reading(name, request))
  } catch (error) {
    if (error instanceof ApiProblem && leadsNowhere.has(error.code)) throw notFound()
    throw error
  }
}
