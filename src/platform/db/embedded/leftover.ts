import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { commandOf, isAlive, isTaken } from '../../process-identity.ts'
import { StartError } from '../../start-error.ts'

/**
 * Deals with what an earlier run left in the cluster: a server that outlived its application is shut down in an
 * orderly way, and a pid file whose process id meanwhile belongs to another program is defused.
 */
export async function clearLeftover(cluster: string, log: Log): Promise<void> {
  const path = join(cluster, 'postmaster.pid')
  const lines = readLines(path)
  const pid = Number(lines?.[0])
  if (lines && isServerOf(pid, cluster)) await stopLeftover(pid, cluster, log)
  if (!lines || !isTaken(pid) || !existsSync(path)) return
  log.warn(
    { pid },
    'PostgreSQL’s pid file was left by an earlier run; its process id belongs to another program.',
  )
  // PostgreSQL would take that program (or the unreaped remains of its own) for a running server and refuse to start.
  // The rest of the file stays: by its shared memory key PostgreSQL notices processes that have not ended yet.
  writeFileSync(path, [String(unusedProcessId()), ...lines.slice(1)].join('\n'))
}

function readLines(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** Whether a process is the server of this very cluster. */
function isServerOf(pid: number, cluster: string): boolean {
  const command = isAlive(pid) ? commandOf(pid) : undefined
  return command !== undefined && /(^|\/)postgres /.test(command) && `${command} `.includes(` -D ${cluster} `)
}

async function stopLeftover(pid: number, cluster: string, log: Log): Promise<void> {
  log.warn(
    { pid },
    'A PostgreSQL server of an earlier run is still there; shutting it down before starting afresh.',
  )
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    kill(pid, signal)
    if (await ended(pid, cluster, patience)) return
  }
  throw new StartError(
    `A PostgreSQL server of an earlier run (process ${pid}) does not stop.\n` +
      `Stop it (kill -QUIT ${pid}), then start Afterword again; nothing that was saved is lost.`,
  )
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}

async function ended(pid: number, cluster: string, patience: number): Promise<boolean> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (!isServerOf(pid, cluster)) return true
    await sleep(20)
  }
  return false
}

function unusedProcessId(): number {
  let candidate = 4_194_303
  while (isTaken(candidate)) candidate -= 1
  return candidate
}
