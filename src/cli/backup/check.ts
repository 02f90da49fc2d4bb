import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { type Manifest, manifestName } from '#platform/backup/shape.ts'
import { refused } from '../failure.ts'

/**
 * Reads a backup from beginning to end and compares it with the digests it carries.
 * @throws Failure when it was cut off or isn't what was written.
 */
export async function checkBackup(file: string): Promise<void> {
  const digests = await digestsIn(file).catch(() => null)
  if (!digests?.manifest)
    throw refused('The backup did not arrive whole, so it was not kept. Run the command again.')
  const { manifest, tables, evidence } = digests
  for (const [name, { sha256 }] of Object.entries(manifest.tables)) {
    if ((tables.get(name) ?? createHash('sha256')).digest('hex') !== sha256)
      throw damaged(`the table ${name}`)
  }
  for (const sha256 of Object.keys(manifest.evidence)) {
    if (!evidence.has(sha256)) throw damaged(`the evidence ${sha256}`)
  }
}

function damaged(what: string) {
  return refused(`In the backup ${what} is not as it was, so it was not kept. Run the command again.`)
}

type Entry = AsyncIterable<Buffer> & { header: { name: string } }

async function digestsIn(file: string) {
  const tables = new Map<string, Hash>()
  const evidence = new Set<string>()
  let manifest: Manifest | null = null
  const archive = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), archive)
  reading.catch(() => {})
  for await (const entry of archive as AsyncIterable<Entry>) {
    const { name } = entry.header
    const [folder, part = ''] = name.split('/')
    if (name === manifestName)
      manifest = JSON.parse(Buffer.concat(await Array.fromAsync(entry)).toString('utf8'))
    else if (folder === 'tables') {
      const hash = tables.get(part) ?? createHash('sha256')
      tables.set(part, hash)
      await digest(entry, hash)
    } else if (folder === 'evidence') {
      evidence.add((await digest(entry, createHash('sha256'))).digest('hex'))
    }
  }
  await reading
  return { tables, evidence, manifest: manifest as Manifest | null }
}

async function digest(entry: AsyncIterable<Buffer>, hash: Hash): Promise<Hash> {
  for await (const chunk of entry) hash.update(chunk)
  return hash
}
