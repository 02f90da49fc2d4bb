import { parentPort, workerData } from 'node:worker_threads'
import { type Apart, readBounded } from './read-apart.ts'

parentPort?.postMessage(await readBounded(workerData as Apart))
