import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { exitCodes, Failure } from '../failure.ts'

const millisecondsToConnect = 10_000

/**
 * `fetch` without its limit of five minutes for an answer, because restoring a large backup takes longer. Bodies may be
 * streams. Redirects are not followed: a token goes to the address that was given and to no other.
 * @throws Failure when there is no answer, or the answer isn't Afterword's.
 */
export async function patientFetch(
  target: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const url = new URL(String(target))
  const source = init.body ?? null
  const answer = await exchange(url, init, source)
  const location = answer.headers.location
  if (location && (answer.statusCode ?? 0) >= 300 && (answer.statusCode ?? 0) < 400) {
    answer.destroy()
    const elsewhere = new URL(location, url)
    throw new Failure(
      exitCodes.unreachable,
      `${url.origin} sends visitors on to ${elsewhere.origin}. Use that address: AFTERWORD_URL=${elsewhere.origin}`,
    )
  }
  if (answer.headers['x-request-id'] === undefined) {
    answer.destroy()
    throw new Failure(
      exitCodes.unreachable,
      `Something answers at ${url.origin}, but it isn’t Afterword. Check AFTERWORD_URL.`,
    )
  }
  return toResponse(answer)
}

function exchange(url: URL, init: RequestInit, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.signal && { signal: init.signal }),
    })
    const connection = watchConnecting(request)
    request.on('response', (answer) => {
      // A refusal may come while the body is still on its way. Nobody reads the rest, so the connection ends here.
      if (body instanceof Readable && !body.readableEnded) {
        body.unpipe(request)
        answer.once('close', () => request.destroy())
      }
      resolve(answer)
    })
    request.on('error', (error) => reject(noAnswer(url, error, connection.made)))
    if (body instanceof Readable) {
      body.once('error', (error) => request.destroy(error))
      body.pipe(request)
    } else request.end(body as string | Uint8Array | null)
  })
}

function watchConnecting(request: ClientRequest) {
  const connection = { made: false }
  request.once('socket', (socket) => {
    connection.made = !socket.connecting
    if (!socket.connecting) return
    const timer = setTimeout(
      () => request.destroy(new Error('no answer within 10 seconds')),
      millisecondsToConnect,
    )
    socket.once('connect', () => {
      connection.made = true
    })
    for (const event of ['connect', 'close'] as const) socket.once(event, () => clearTimeout(timer))
  })
  return connection
}

function toResponse(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 500
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const empty = status === 204 || status === 304
  if (empty) answer.resume()
  return new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers })
}

/** Why nothing came back, in words; the errors' own are for those who wrote the network. */
function noAnswer(url: URL, error: Error, connected: boolean): Error {
  if (error.name === 'AbortError' || error instanceof Failure) return error
  const failed = error as NodeJS.ErrnoException
  if (isAboutFile(failed)) return new Failure(exitCodes.refused, fileTrouble(failed))
  const known = reasonOf(failed.code ?? '')
  if (connected && !known) {
    return new Failure(
      exitCodes.unreachable,
      `The connection to Afterword at ${url.origin} broke before it answered.\nWhat it had confirmed is kept. Run the command again.`,
    )
  }
  return new Failure(
    exitCodes.unreachable,
    `Afterword can’t be reached at ${url.origin}: ${known ?? (error.message || failed.code)}.\nStart it with “npm start”, or set AFTERWORD_URL to where it runs.`,
  )
}

function isAboutFile({ syscall = '' }: NodeJS.ErrnoException): boolean {
  return ['open', 'stat'].includes(syscall)
}

/** What keeps a file from being read or written, in words. */
export function fileTrouble({ code, path, message }: NodeJS.ErrnoException): string {
  const name = path ?? 'The file'
  if (code === 'ENOENT') return `${name} doesn’t exist.`
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be opened by this user.`
  if (code === 'EISDIR') return `${name} is a folder, not a file.`
  if (code === 'ENOSPC') return `The disk is full; ${name} could not be written.`
  return `${name}: ${message}`
}

function reasonOf(code: string): string | null {
  if (code === 'ECONNREFUSED') return 'nothing answers there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'that name is not known'
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'there is no way to it from here'
  if (/CERT|SIGNED|VERIFY/.test(code)) {
    return `its certificate is not trusted (${code}); NODE_EXTRA_CA_CERTS names one that is`
  }
  return null
}
