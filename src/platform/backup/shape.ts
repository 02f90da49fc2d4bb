import type pg from 'pg'

/** What a backup says of itself, as its last entry: a file without it was cut off. */
export interface Manifest {
  createdAt: string
  /** Names of the migrations that made the schema. */
  schema: string
  tables: Record<string, { rows: number; pieces: number; sha256: string }>
  /** Bytes by SHA-256. */
  evidence: Record<string, number>
}

export const manifestName = 'manifest.json'

/** Not part of a backup: sign-ins belong to a server, and migrations to its version. */
const left = new Set(['migration', 'session', 'attempt', 'verification', 'setup_token'])

/** Not part of a backup either, as they are made from the rest: restoring empties them, and they are made again. */
export const derivedTables = [
  'search_document',
  'search_entry',
  'search_word',
  'search_pending',
  'search_index',
  'similar_trace',
  'similar_factor',
  'similar_word',
  'similar_count',
]

/** The schema in one line: the migrations it went through. */
export async function shapeOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return rows.map((row) => row.name).join(',')
}

/** All tables of ours, those that others point to first. */
export async function tablesInOrder(client: pg.ClientBase): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const references = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint c
     join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conrelid <> c.confrelid`,
  )
  const waiting = new Set(
    tables.rows.map((row) => row.name).filter((name) => !left.has(name) && !derivedTables.includes(name)),
  )
  const ordered: string[] = []
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (name) => !references.rows.some((one) => one.from === name && waiting.has(one.to)),
    )
    if (ready.length === 0)
      throw new Error(`tables point at each other in a circle: ${[...waiting].join(', ')}`)
    for (const name of ready) waiting.delete(name)
    ordered.push(...ready)
  }
  return ordered
}
