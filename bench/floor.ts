import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inflateRawSync } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/**
 * The least an import can take: unpack, parse, and one COPY of the same rows into a table without keys or indexes.
 * The rows are taken from what an import stored, and encoded before the clock starts.
 */
export interface Floor {
  run(): Promise<number>
  close(): Promise<void>
}

export async function floorOf(
  file: string,
  connection: pg.PoolConfig,
  incidentKey: string,
  parse: (text: string) => unknown,
): Promise<Floor> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  const rows = await storedRows(client, incidentKey)
  return {
    async run() {
      await client.query('drop table if exists bare')
      await client.query('create table bare as select * from entry limit 0')
      const started = performance.now()
      for (const text of unpacked(file)) parse(text)
      await pipeline(Readable.from(pieces(rows)), client.query(copyFrom('copy bare from stdin')))
      return performance.now() - started
    },
    async close() {
      await client.query('drop table if exists bare')
      await client.end()
    },
  }
}

async function storedRows(client: pg.Client, incidentKey: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  const select = `select entry.* from entry join incident on incident.id = incident_id where key = '${incidentKey}'`
  for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function* pieces(rows: Buffer) {
  const size = 1 << 18
  for (let at = 0; at < rows.length; at += size) yield rows.subarray(at, at + size)
}

/** Every member of a zip as text, straight from its central directory. */
export function* unpacked(file: string) {
  const zip = readFileSync(file)
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + packed)
    if (packed > 0) yield (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}
