import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { commandOf, isAlive } from '../../process-identity.ts'
import { StartError } from '../../start-error.ts'

/**
 * Deals with what an earlier run left in the cluster: a server that outlived its application is shut down in an
 * orderly way, and a pid file whose process id meanwhile belongs to another program is defused.
 */
export async function clearLeftover(cluster: string, log: Log): Promise<void> {
  const path = join(cluster, 'postmaster.pid')
  const lines = readLines(path)
  const pid = Number(lines?.[0])
  if (!lines || !isAlive(pid)) return
  if (isServerOf(pid, cluster)) return stopLeftover(pid, cluster, log)
  log.warn(
    { pid },
    'The pid file of PostgreSQL was left by an earlier run; its process id belongs to another program.',
  )
  // PostgreSQL would take that program for its own server and refuse to start. The rest of the file stays: by its
  // shared memory key PostgreSQL still notices processes of the earlier run that have not ended yet.
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
  const command = commandOf(pid)
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
    if (!isAlive(pid) || !isServerOf(pid, cluster)) return true
    await sleep(20)
  }
  return false
}

function unusedProcessId(): number {
  let candidate = 4_194_303
  while (isAlive(candidate)) candidate -= 1
  return candidate
}
