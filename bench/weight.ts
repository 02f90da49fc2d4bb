import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Row } from './report.ts'

const web = path.resolve(import.meta.dirname, '../dist/web')

interface Chunk {
  file: string
  src?: string
  isEntry?: boolean
  imports?: string[]
}

/** All JavaScript a browser loads before the incident page can be used: the entry, the page, and what both import. */
export async function measureWeight(): Promise<Row[]> {
  const manifest = path.join(web, '.vite/manifest.json')
  if (!existsSync(manifest)) throw new Error('Build the web first: npm start does.')
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const first = Object.entries(chunks).filter(
    ([, chunk]) => chunk.isEntry || /incident-(page|frame|overview)[^/]*\.tsx$/.test(chunk.src ?? ''),
  )
  const loaded = new Set<string>()
  const load = (name: string) => {
    if (loaded.has(name)) return
    loaded.add(name)
    for (const next of chunks[name]?.imports ?? []) load(next)
  }
  for (const [name] of first) load(name)
  const kilobytes = [...loaded].reduce((sum, name) => sum + compressed(chunks[name]?.file ?? ''), 0) / 1000
  return [
    {
      what: `JavaScript before first use of the incident page (${loaded.size} files)`,
      measured: `${kilobytes.toFixed(0)} KB with brotli`,
      goal: 'at most 250 KB',
      reached: kilobytes <= 250,
    },
  ]
}

function compressed(file: string): number {
  return file.endsWith('.js') ? brotliCompressSync(readFileSync(path.join(web, file))).length : 0
}
