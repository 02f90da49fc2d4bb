import { rmSync } from 'node:fs'
import { memoryOfTree } from './memory.ts'
import type { Row } from './report.ts'
import { newDataDirectory, startProgram, stopProgram } from './server.ts'
import { median } from './statistics.ts'

const runs = 5
const quietMilliseconds = 8000

/** `npm start` where nothing is stale, and what it weighs when nobody asks anything. */
export async function measureStart(port: number): Promise<Row[]> {
  const dataDirectory = newDataDirectory()
  const start = () => startProgram(['npm', 'start', '--silent'], dataDirectory, port)
  try {
    await stopProgram(await start())
    const times: number[] = []
    const sizes: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const running = await start()
      times.push(running.readyAfter)
      await new Promise((resolve) => setTimeout(resolve, quietMilliseconds))
      sizes.push(memoryOfTree(running.child.pid ?? 0))
      await stopProgram(running)
    }
    const seconds = median(times) / 1000
    const size = median(sizes)
    return [
      {
        what: 'warm start to first answered request',
        measured: `${seconds.toFixed(2)} s`,
        goal: 'at most 2 s',
        reached: seconds <= 2,
      },
      {
        what: 'memory, idle, npm, app and database together',
        measured: `${size.toFixed(0)} MB`,
        goal: 'at most 350 MB',
        reached: size <= 350,
      },
    ]
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
