import { Worker } from 'node:worker_threads'
import { readLabelled } from '../read.ts'
import { type LabelledReading, type ReadingChoice, unreadable } from '../reading.ts'

/** What the thread is given. */
export interface Apart {
  path: string
  bytes: Uint8Array
  choice: ReadingChoice
}

/** Longer documents take so long that others would wait for an answer. */
const worthAThread = 400_000
const longestReading = 90_000
const mostMemory = { maxOldGenerationSizeMb: 320 }

/**
 * Reads a document; a long one on a thread of its own, with bounded time and memory. Never throws on any bytes, as
 * `readLabelled`.
 */
export function readWithoutHoldingUp(
  path: string,
  bytes: Buffer,
  choice: ReadingChoice,
): Promise<LabelledReading[]> {
  if (bytes.length < worthAThread) return readBounded({ path, bytes, choice })
  const lost = () => [{ reading: unreadable(path, tooMuch), labels: [] }]
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./read-thread.ts', import.meta.url), {
      workerData: { path, bytes, choice } satisfies Apart,
      resourceLimits: mostMemory,
    })
    const timer = setTimeout(() => void thread.terminate(), longestReading)
    const end = (readings: LabelledReading[]) => {
      clearTimeout(timer)
      resolve(readings)
      void thread.terminate()
    }
    thread.once('message', end)
    thread.once('error', () => end(lost()))
    thread.once('exit', () => end(lost()))
  })
}

const mostRecords = 20_000

/** Reads a document; of a file of very many records the first. */
export async function readBounded({ path, bytes, choice }: Apart): Promise<LabelledReading[]> {
  const readings = await readLabelled(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), choice)
  if (readings.length <= mostRecords) return readings
  const reason = `It holds more records than are read of one file (${mostRecords}). Please split it.`
  const rest = { reading: unreadable(`${path}#${mostRecords + 1}`, reason), labels: [] }
  return [...readings.slice(0, mostRecords), rest]
}

const tooMuch = 'It is too long to be understood as one review. Please split it, or leave it out.'
