import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'

/**
 * A browser tells where a request comes from. A change that another site asked for is refused; programs without
 * a cookie send neither header.
 */
export function refuseOtherSites({ method, host, headers }: FastifyRequest, publicUrl: string | undefined) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
  const site = headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('cross-site')
  if (headers.origin !== undefined && !isOurs(headers.origin, host, publicUrl))
    throw new Problem('cross-site')
  if (headers.cookie && headers['x-afterword'] === undefined) {
    throw new Problem('cross-site', 'Requests that rely on a cookie must carry the header “x-afterword”.')
  }
}

/** Whether a page stands at the address it asks, or at the public one: a proxy may call us by another name. */
function isOurs(origin: string, host: string, publicUrl: string | undefined): boolean {
  // Pages without an address of their own (sandboxed frames, files) say “null”.
  if (!URL.canParse(origin)) return false
  const theirs = new URL(origin).host
  return theirs === host || (publicUrl !== undefined && theirs === new URL(publicUrl).host)
}
