import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type PoolConfig } from 'pg'
import { StartError } from '../start-error.ts'

const oldestVersion = 16

type Waiting = {
  /** Called each second while the server can't be reached. */
  waiting?: (reason: string) => void
  /** How long to wait for a server that can't be reached, in milliseconds. */
  patience?: number
  signal?: AbortSignal
}

/**
 * Waits until the PostgreSQL server at `url` answers and returns how to connect and its major version. A server
 * that is merely away is waited for; a wrong password, name or version is a StartError at once.
 */
export async function reachServer(
  url: string,
  { waiting = () => {}, patience = 60_000, signal }: Waiting = {},
): Promise<{ connection: PoolConfig; version: number }> {
  const connection = { connectionString: url }
  const until = Date.now() + patience
  for (;;) {
    signal?.throwIfAborted()
    try {
      return { connection, version: await versionOf(connection) }
    } catch (error) {
      if (!isAway(error)) throw refused(url, error)
      if (Date.now() >= until) throw unreachable(url, error)
      waiting(reasonOf(error))
      await sleep(1_000, undefined, { signal })
    }
  }
}

async function versionOf(connection: PoolConfig): Promise<number> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number }>(
      "select current_setting('server_version_num')::int as number",
    )
    const version = Math.floor((rows[0]?.number ?? 0) / 10_000)
    if (version >= oldestVersion) return version
    throw new StartError(
      `The database server is PostgreSQL ${version}; Afterword needs ${oldestVersion} or newer.\n` +
        'Point DATABASE_URL at a newer server, or leave it out: Afterword then starts its own.',
    )
  } finally {
    await client.end().catch(() => {})
  }
}

const away =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT|EPIPE|57P0[123]|08\w{3}|53300)$/

function isAway(error: unknown): boolean {
  if (error instanceof StartError) return false
  const codes = error instanceof AggregateError ? error.errors.map(codeOf) : [codeOf(error)]
  return codes.some((code) => away.test(code)) || /timeout|terminated unexpectedly/i.test(String(error))
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '')
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

/** The address without user name and password. */
function shown(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host || 'local socket'}${pathname}`
}

function unreachable(url: string, cause: unknown): StartError {
  return new StartError(
    [
      `The database server at ${shown(url)} can’t be reached: ${reasonOf(cause)}.`,
      'Check that it runs and that DATABASE_URL is right, then start again.',
    ].join('\n'),
    { cause },
  )
}

const explanations: Record<string, string> = {
  '28P01': 'it does not accept that user name and password',
  '28000': 'it does not let this user in from here',
  '3D000': 'it has no database of that name; create it there first',
  ENOTFOUND: 'there is no host of that name',
}

function refused(url: string, cause: unknown): unknown {
  if (cause instanceof StartError || (cause as Error).name === 'AbortError') return cause
  const reason = explanations[codeOf(cause)] ?? reasonOf(cause)
  return new StartError(
    `The database server at ${shown(url)} can’t be used: ${reason}.\nCheck DATABASE_URL, then start again.`,
    { cause },
  )
}
