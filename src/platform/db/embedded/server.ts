import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import type { Log } from '../../log.ts'
import { StartError } from '../../start-error.ts'
import { spawnAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { connects } from './connects.ts'
import { clearLeftover } from './leftover.ts'
import { serverArguments } from './options.ts'
import { followOutput, type ServerOutput } from './output.ts'

/** A server process from its start to its end. */
export type Server = {
  pid: number
  /** Settles when the process has ended, with what it said last. */
  ended: Promise<string[]>
  stop(): Promise<void>
}

type Watch = {
  log: Log
  /** Called each second that the start takes beyond the first: PostgreSQL is replaying its log then. */
  recovering?: () => void
  signal?: AbortSignal
}

/** How long processes of an earlier server may take to end after their head is gone, in milliseconds. */
const patienceWithOthers = 15_000

/** The data directory is still in use by processes of an earlier server, which end by themselves. */
class StillInUse extends StartError {}

/** Starts the server and waits until it answers. */
export async function startServer(
  cluster: Cluster,
  binaries: Binaries,
  admin: ClientConfig,
  watch: Watch,
): Promise<Server> {
  const until = Date.now() + patienceWithOthers
  for (;;) {
    try {
      await clearLeftover(cluster.path, watch.log)
      return await launch(cluster, binaries, admin, watch)
    } catch (error) {
      if (!(error instanceof StillInUse) || Date.now() > until) throw error
      await sleep(200)
    }
  }
}

async function launch(
  { path, socketDirectory, account }: Cluster,
  binaries: Binaries,
  admin: ClientConfig,
  { log, recovering = () => {}, signal }: Watch,
): Promise<Server> {
  const child = spawnAs(account, binaries.postgres, serverArguments(path, socketDirectory), {
    cwd: '/',
    // In a session of its own, so that Ctrl-C reaches the application alone, which then stops it in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, TZ: 'UTC' },
  })
  const output = child.stderr ? followOutput(child.stderr, log) : { tail: () => [] }
  const ended = endOf(child, output)
  const state = { over: false }
  void ended.then(() => {
    state.over = true
  })
  await answers(admin, () => state.over || signal?.aborted === true, recovering)
  if (signal?.aborted) await stop(child, ended)
  signal?.throwIfAborted()
  if (state.over || child.pid === undefined) throw startTrouble(output.tail())
  return { pid: child.pid, ended, stop: () => stop(child, ended) }
}

function endOf(child: ChildProcess, output: ServerOutput): Promise<string[]> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve([error.message]))
    child.on('close', () => resolve(output.tail()))
    // The pipe closes with the last process of the server; one that hangs must not hide that its head is gone.
    child.on('exit', () => setTimeout(() => resolve(output.tail()), 2_000).unref())
  })
}

async function answers(admin: ClientConfig, over: () => boolean, recovering: () => void): Promise<void> {
  let announced = Date.now()
  while (!over()) {
    if (await connects(admin)) return
    if (Date.now() - announced > 1_000) {
      announced = Date.now()
      recovering()
    }
    await sleep(10)
  }
}

/** Asks for an orderly end (work under way is rolled back), then insists. */
async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    child.kill(signal)
    const done = await Promise.race([ended.then(() => true), sleep(patience, false, { ref: false })])
    if (done) return
  }
}

function startTrouble(tail: string[]): StartError {
  const said = tail.slice(-6).join('\n')
  if (/lock file .* already exists|still in use/.test(said)) {
    return new StillInUse(
      `Another PostgreSQL server still uses this data directory. Wait a moment, then start again.\n\n${said}`,
    )
  }
  const reason = /No space left/.test(said)
    ? 'The disk is full. Make some room, then start again; nothing that was saved is lost.'
    : 'What it said:'
  return new StartError(`PostgreSQL did not start. ${reason}\n\n${said}`)
}
