import { createHash } from 'node:crypto'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { Problem } from '../errors.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { BackupContents } from './contract.ts'
import { derivedTables, type Manifest, manifestName, shapeOf, tablesInOrder } from './shape.ts'
import { quoted } from './write.ts'

/**
 * Replaces everything by a backup, in one transaction: until the last byte is checked against the manifest nothing
 * has changed, and a backup that is cut off, damaged or of another schema changes nothing.
 */
export async function readBackup(
  pool: pg.Pool,
  blobs: BlobStore,
  body: AsyncIterable<Uint8Array>,
): Promise<BackupContents> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tables = await tablesInOrder(client)
    const emptied = [...tables, ...derivedTables].map(quoted).join(', ')
    await client.query(`truncate ${emptied}, session, setup_token`)
    // What happened in the backup is no news to those who are connected.
    await client.query('alter table event disable trigger event_told')
    const found = await takeEntries(client, blobs, body, tables)
    const manifest = await checked(client, found)
    await client.query('alter table event enable trigger event_told')
    await continueSequences(client)
    await client.query('commit')
    const sizes = Object.values(manifest.evidence)
    return {
      createdAt: manifest.createdAt,
      schema: manifest.schema,
      tables: Object.fromEntries(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows])),
      evidenceFiles: sizes.length,
      evidenceBytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

type Entry = AsyncIterable<Buffer> & { header: { name: string; size?: number } }

interface Found {
  manifest: Manifest | null
  digests: Map<string, string>
  evidence: Set<string>
}

function damaged(what: string): Problem {
  return new Problem('invalid-input', `This backup can’t be used: ${what}. Nothing was changed.`)
}

async function takeEntries(
  client: pg.PoolClient,
  blobs: BlobStore,
  body: AsyncIterable<Uint8Array>,
  tables: readonly string[],
): Promise<Found> {
  const found: Found = { manifest: null, digests: new Map(), evidence: new Set() }
  const hashes = new Map(tables.map((table) => [table, createHash('sha256')]))
  const archive = extract()
  const feeding = pipeline(Readable.from(body), createGunzip(), archive as unknown as Writable)
  feeding.catch(() => {})
  try {
    for await (const entry of archive as AsyncIterable<Entry>) {
      const [folder, name = ''] = entry.header.name.split('/')
      const hash = hashes.get(name)
      if (folder === 'tables' && hash) await takeRows(client, name, entry, hash)
      else if (folder === 'evidence')
        found.evidence.add((await blobs.put(entry, entry.header.size ?? 0)).sha256)
      else if (entry.header.name === manifestName)
        found.manifest = JSON.parse(await textOf(entry)) as Manifest
      else throw damaged(`it holds “${entry.header.name}”, which doesn’t belong there`)
    }
    await feeding
  } catch (error) {
    if (error instanceof Problem || isDatabaseError(error)) throw error
    throw damaged('it is not a backup of Afterword, or it was cut off')
  }
  for (const [table, hash] of hashes) found.digests.set(table, hash.digest('hex'))
  return found
}

function isDatabaseError(error: unknown): boolean {
  return typeof (error as { severity?: unknown }).severity === 'string'
}

async function takeRows(
  client: pg.PoolClient,
  table: string,
  entry: AsyncIterable<Buffer>,
  hash: { update(chunk: Buffer): unknown },
) {
  const tee = new PassThrough()
  tee.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(Readable.from(entry), tee, client.query(copyFrom(`copy ${quoted(table)} from stdin`)))
}

async function textOf(entry: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function checked(client: pg.PoolClient, { manifest, digests, evidence }: Found): Promise<Manifest> {
  if (!manifest) throw damaged('its end is missing')
  const schema = await shapeOf(client)
  if (manifest.schema !== schema) {
    throw damaged('it was made by another version of Afterword. Restore it with that version, then upgrade')
  }
  for (const [table, { sha256 }] of Object.entries(manifest.tables)) {
    if (digests.get(table) !== sha256) throw damaged(`the rows of “${table}” are not as they were written`)
  }
  for (const sha256 of Object.keys(manifest.evidence)) {
    if (!evidence.has(sha256)) throw damaged(`evidence ${sha256.slice(0, 12)}… is missing or damaged`)
  }
  return manifest
}

/** Numbers go on after the greatest one restored. */
async function continueSequences(client: pg.PoolClient) {
  await client.query(
    `select setval(pg_get_serial_sequence('event', 'id'), coalesce(max(id), 0) + 1, false) from event`,
  )
  await client.query(
    `select setval('entry_edit_version', coalesce(max(version), 0) + 1, false) from entry_edit`,
  )
}
