import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import type { BlobStore } from '../files/blob-store.ts'
import { holdFilesOf } from '../files/holding.ts'
import { type Manifest, manifestName, shapeOf, tablesInOrder } from './shape.ts'

/**
 * Writes everything as a gzipped tar: the rows of every table as of one moment, the evidence they name, and at the end a
 * manifest with counts and digests. People go on working meanwhile.
 */
export function writeBackup(pool: pg.Pool, blobs: BlobStore): NodeJS.ReadableStream {
  const archive = pack()
  const output = createGzip({ level: 5 })
  void pipeline(archive, output).catch(() => {})
  void fill({ archive, gone: closeOf(output) }, pool, blobs).catch((error) => archive.destroy(error))
  return output
}

/** An archive that is being written, and a promise that fails once nobody takes it any more. */
interface Writing {
  archive: Pack
  gone: Promise<never>
}

/** An archive that was broken off calls nobody back, so whoever waits for it must be told. */
function closeOf(output: NodeJS.EventEmitter): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    output.once('close', () => reject(new Error('nobody takes the backup any more')))
  })
  gone.catch(() => {})
  return gone
}

async function fill(writing: Writing, pool: pg.Pool, blobs: BlobStore) {
  const client = await pool.connect()
  let failed = true
  try {
    // What the backup names must still be there when its turn comes, whatever is deleted for good meanwhile.
    const letGo = await holdFilesOf(client)
    await client.query('begin isolation level repeatable read read only')
    const manifest: Manifest = {
      createdAt: new Date().toISOString(),
      schema: await shapeOf(client),
      tables: {},
      evidence: {},
    }
    for (const table of await tablesInOrder(client))
      manifest.tables[table] = await addTable(writing, client, table)
    const { rows } = await client.query<{ sha256: string; bytes: number }>(
      'select distinct sha256, bytes from evidence order by sha256',
    )
    await client.query('commit')
    for (const { sha256, bytes } of rows)
      manifest.evidence[sha256] = await addBlob(writing, blobs, sha256, Number(bytes))
    await addEntry(writing, manifestName, Buffer.from(JSON.stringify(manifest, null, 2)))
    writing.archive.finalize()
    await letGo()
    failed = false
  } finally {
    // In the midst of a table or a transaction it is no use to others.
    client.release(failed)
  }
}

const pieceBytes = 4 * 2 ** 20

/** The rows of one table in pieces of a few megabytes: a tar wants to know sizes before, and memory stays bounded. */
async function addTable(writing: Writing, client: pg.PoolClient, table: string) {
  const hash = createHash('sha256')
  let waiting: Buffer[] = []
  let size = 0
  let number = 0
  let rows = 0
  const flush = async (piece: Buffer) => {
    if (piece.length === 0) return
    await addEntry(writing, `tables/${table}/${String(number).padStart(6, '0')}.copy`, piece)
    number += 1
  }
  const stream = client.query(copyTo(`copy (select * from ${quoted(table)}) to stdout`))
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    rows += countLines(chunk)
    waiting.push(chunk)
    size += chunk.length
    if (size < pieceBytes) continue
    // A piece ends where a row ends.
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(newline) + 1
    await flush(all.subarray(0, end))
    waiting = [all.subarray(end)]
    size = all.length - end
  }
  await flush(Buffer.concat(waiting))
  return { rows, pieces: number, sha256: hash.digest('hex') }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

const newline = 10

function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) count += 1
  return count
}

async function addBlob(
  { archive, gone }: Writing,
  blobs: BlobStore,
  sha256: string,
  bytes: number,
): Promise<number> {
  const hash = createHash('sha256')
  const added = new Promise<void>((resolve, reject) => {
    const entry = archive.entry({ name: `evidence/${sha256}`, size: bytes }, (error) =>
      error ? reject(error) : resolve(),
    )
    pipeline(createReadStream(blobs.pathOf(sha256)), hashing(hash), entry).catch(reject)
  })
  await Promise.race([added, gone])
  if (hash.digest('hex') !== sha256)
    throw new Error(`the evidence ${sha256} on disk is damaged; the backup was stopped`)
  return bytes
}

function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

function addEntry({ archive, gone }: Writing, name: string, content: Buffer): Promise<void> {
  const added = new Promise<void>((resolve, reject) => {
    archive.entry({ name }, content, (error) => (error ? reject(error) : resolve()))
  })
  return Promise.race([added, gone])
}
