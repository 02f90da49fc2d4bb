import { readFileSync } from 'node:fs'
import path from 'node:path'
import { floorOf } from './floor.ts'
import { memoryOf, watchMemory } from './memory.ts'
import type { Row } from './report.ts'
import { type Api, startServer } from './server.ts'
import { median } from './statistics.ts'

const runs = 5
const shared = path.resolve(import.meta.dirname, '../../shared/data')

/** From the first byte sent to the last entry stored, as a person would wait for it, beside the floor in the same run. */
export async function measureImport(
  name: string,
  file: string,
  parse: (text: string) => unknown,
  port: number,
): Promise<Row[]> {
  const server = await startServer(port)
  try {
    const bytes = readFileSync(path.join(shared, file))
    const idle = memoryOf(server.pid)
    const peak = watchMemory(server.pid)
    const warmUp = await importOnce(server.api, path.basename(file), bytes)
    const floor = await floorOf(path.join(shared, file), server.connection, warmUp.key, parse)
    await floor.run()
    const ours: number[] = []
    const floors: number[] = []
    for (let run = 0; run < runs; run += 1) {
      ours.push((await importOnce(server.api, path.basename(file), bytes)).milliseconds)
      floors.push(await floor.run())
    }
    await floor.close()
    const ratio = median(ours) / median(floors)
    const above = peak() - idle
    return [
      {
        what: `import of ${name} (${warmUp.taken.toLocaleString('en')} entries)`,
        measured: `${ratio.toFixed(2)} × the floor (${milliseconds(ours)} beside ${milliseconds(floors)})`,
        goal: 'at most 3 × the floor',
        reached: ratio <= 3,
      },
      {
        what: `peak memory of the app during it`,
        measured: `${above.toFixed(0)} MB above idle (${idle.toFixed(0)} MB)`,
        goal: 'at most 400 MB above idle',
        reached: above <= 400,
      },
    ]
  } finally {
    await server.stop()
  }
}

function milliseconds(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`
}

async function importOnce(api: Api, name: string, bytes: Buffer) {
  const { key } = await api('POST /incidents', { body: { title: 'Import', severity: 'SEV4' } })
  const started = performance.now()
  const { id } = await api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name, read: 'true' },
    body: bytes,
  })
  for (;;) {
    const { state, taken } = await api('GET /evidence/:id', { params: { id } })
    if (state === 'done') return { key, taken, milliseconds: performance.now() - started }
    if (state !== 'queued' && state !== 'reading') throw new Error(`reading ended as ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
