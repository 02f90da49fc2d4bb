import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../../db/tables.ts'
import { PreparingClient } from './preparing-client.ts'

/** A connection or a transaction: every function that reads or writes takes one. */
export type Db = Kysely<DB>
export type Tx = Transaction<DB>

const timestamptz = 1184
const date = 1082
const bigint = 20

/** Timestamps keep their microseconds and days stay days: both arrive as text in RFC 3339. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === timestamptz) return toInstant
    if (oid === date) return (text: string) => text
    if (oid === bigint) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/**
 * `2026-03-01 14:02:33.12+00` → `2026-03-01T14:02:33.120000Z`: always six digits, so that instants sort as text.
 * Sessions run in UTC.
 */
function toInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(6, '0')}Z`
}

export interface Database {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/** How long a request waits for a connection before it is told to come back, in milliseconds. */
const patience = 15_000

/**
 * A pool whose lost connections, idle or at work, are replaced by the next query. Without listeners one that is
 * lost would end the process.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: patience, Client: PreparingClient, ...config })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Opens a pool of connections; `max` bounds how many. */
export function openDatabase(connection: pg.PoolConfig, max = 10): Database {
  const pool = openPool({ ...connection, max, types, options: '-c timezone=UTC' })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
