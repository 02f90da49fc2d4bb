import type { ErrorCode, FieldProblem } from '../errors.ts'
import type { Reply, Request, RouteContracts, RouteName } from './contract.ts'

/** A problem response (RFC 9457) as the caller meets it. `code` is stable; `message` is for people. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: ErrorCode | 'unreachable'
  readonly fields: readonly FieldProblem[]
  readonly extra: Record<string, unknown>
  constructor(
    status: number,
    code: ErrorCode | 'unreachable',
    message: string,
    fields: readonly FieldProblem[] = [],
    extra: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.fields = fields
    this.extra = extra
  }
}

export interface ClientOptions {
  /** Without a trailing slash; empty in the browser. */
  baseUrl?: string
  headers?: Record<string, string>
  fetch?: typeof fetch
}

interface LooseRequest {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

/**
 * Calls routes by their contract's name: `await api('GET /incidents/:key', { params: { key: 'INC-1' } })`.
 * The types come from the contracts (`createClient<ApiRoutes>()`); none of the schemas are loaded.
 * Throws ApiProblem for every answer that is not a success.
 */
export function createClient<Routes extends RouteContracts>(options: ClientOptions = {}) {
  const send = options.fetch ?? fetch
  return async function call<N extends keyof Routes & RouteName>(
    name: N,
    request: Request<Routes[N]> & { signal?: AbortSignal },
  ): Promise<Reply<Routes[N]>> {
    const [method, path] = splitName(name)
    const { params, query, body, signal } = request as LooseRequest
    const url = (options.baseUrl ?? '') + addressOf(path, params, query)
    const isJson = body !== undefined && isPlainJson(body)
    const init: RequestInit & { duplex?: 'half' } = {
      method,
      headers: { ...options.headers, ...contentType(body, isJson), 'x-afterword': '1' },
      body: isJson ? JSON.stringify(body) : ((body as RequestInit['body']) ?? null),
      signal: signal ?? null,
      ...(body === undefined || isJson ? {} : { duplex: 'half' }),
    }
    const response = await send(url, init).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      const message = 'Afterword can’t be reached. Check the address and that it is running.'
      throw Object.assign(new ApiProblem(0, 'unreachable', message), { cause })
    })
    if (!response.ok) throw await problemOf(response)
    return (await readReply(response)) as Reply<Routes[N]>
  }
}

function splitName(name: string): [string, string] {
  const space = name.indexOf(' ')
  return [name.slice(0, space), name.slice(space + 1)]
}

/** The address of a route with its parameters filled in and its query added. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
) {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return `/api/v1${filled}${text ? `?${text}` : ''}`
}

function isPlainJson(body: unknown) {
  if (body === null || Array.isArray(body)) return true
  return typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype
}

function contentType(body: unknown, isJson: boolean): Record<string, string> {
  if (body === undefined) return {}
  return { 'content-type': isJson ? 'application/json' : 'application/octet-stream' }
}

async function readReply(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const type = response.headers.get('content-type') ?? ''
  return type.startsWith('application/json') ? response.json() : response
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const { code, detail, title, errors, ...extra } = body
  const message = String(detail ?? title ?? `The server answered ${response.status}.`)
  return new ApiProblem(
    response.status,
    (code as ErrorCode) ?? 'unexpected',
    message,
    (errors as FieldProblem[]) ?? [],
    extra,
  )
}
