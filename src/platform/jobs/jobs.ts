import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { type Db, openPool, type Tx } from '../db/database.ts'
import { refusalOf } from '../db/refusals.ts'
import type { Log } from '../log.ts'
import { AskingAgainClient } from './asking-again.ts'

/** What a job is told; small and JSON. */
export type JobPayload = Record<string, string | number | boolean>

interface JobOptions {
  /** Replaces a job that waits under the same key. */
  key?: string
  /** Seconds to wait before it is carried out. */
  after?: number
  /** A job that waits under the same key stays due when it was. */
  keepTime?: boolean
}

/** Adds a job inside the transaction that needs it: both happen, or neither. */
export async function addJob(tx: Tx | Db, task: string, payload: JobPayload, options: JobOptions = {}) {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
    run_at := now() + make_interval(secs => ${options.after ?? 0}),
    job_key := ${options.key ?? null}, max_attempts := 5,
    job_key_mode := ${options.keepTime ? 'preserve_run_at' : 'replace'})`.execute(tx)
}

export type Jobs = Record<string, (payload: JobPayload, signal: AbortSignal) => Promise<void>>

export interface Workers {
  stop(): Promise<void>
}

/** Carries out jobs from the database until stopped; a job that fails is tried again later. */
export async function startWorkers(
  connection: pg.PoolConfig,
  jobs: Jobs,
  concurrency: number,
  log: Log,
): Promise<Workers> {
  const pool = openPool({ ...connection, max: concurrency + 2, Client: AskingAgainClient })
  const stopping = new AbortController()
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [
      name,
      (payload: unknown) =>
        throughOutages(() => work(payload as JobPayload, stopping.signal), stopping.signal, log),
    ]),
  )
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet(log),
  })
  return {
    async stop() {
      stopping.abort()
      await runner.stop()
      await untilUnused(pool)
      await pool.end()
      // What the library still means to ask again has nobody to ask, and a refusal would go unheard.
      pool.connect = () => new Promise(() => {})
    },
  }
}

/**
 * The library doesn't wait for the query that strikes a finished job off, and a pool that ends forgets who still
 * waits for a connection: the job would stay locked and the query be refused unheard.
 */
async function untilUnused(pool: pg.Pool): Promise<void> {
  for (let tries = 0; tries < 500 && (pool.waitingCount > 0 || pool.idleCount < pool.totalCount); tries++)
    await sleep(10)
}

const betweenTries = 1_000

/**
 * A job whose database went away is tried again in its place: the library can't write down that it failed then, and
 * lets that go unheard, which would end the process.
 */
async function throughOutages(work: () => Promise<void>, signal: AbortSignal, log: Log): Promise<void> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (refusalOf(error) !== 'away' || signal.aborted) throw error
      log.debug({ err: error }, 'a job waits for the database')
      await sleep(betweenTries, null, { signal }).catch(() => {})
    }
  }
}

/** Makes the job tables, so that jobs can be added before any worker runs. */
export async function prepareJobs(connection: pg.PoolConfig, log: Log): Promise<void> {
  const pool = openPool({ ...connection, max: 2 })
  try {
    await runMigrations({ pgPool: pool, logger: quiet(log) })
  } finally {
    await pool.end()
  }
}

/** The worker's own news are for debugging; its failures are for everybody. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error')
      log.error({ job: meta?.job ? String((meta.job as { id: unknown }).id) : undefined }, message)
    else log.debug(message)
  })
}
