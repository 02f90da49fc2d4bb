import { Worker } from 'node:worker_threads'
import { Problem } from '#platform/errors.ts'
import type { ReportContent } from '../report-content.ts'
import type { ReportEdition } from './html.ts'
import type { ParsedReport } from './markdown/parse.ts'

/** Work on a report that takes the processor for longer than a request may hold up others. */
export type PressTask =
  | { kind: 'pdf'; content: ReportContent; edition: ReportEdition }
  | { kind: 'html'; content: ReportContent; edition: ReportEdition }
  | { kind: 'print'; content: ReportContent }
  | { kind: 'read'; markdown: string }

export interface PressResults {
  pdf: Uint8Array
  html: string
  print: string
  read: ParsedReport
}

export type PressReply =
  | { id: number; result: PressResults[keyof PressResults] }
  | { id: number; failure: string }

interface Waiting {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

/** A report of 500 lines takes about a second; one that takes this long holds something unheard of. */
const patience = 60_000
/** The libraries take some 60 MB; they are let go when nobody needs them. */
const idle = 20_000

/** Runs work on reports in a thread of its own, one piece after another; the thread comes and goes as needed. */
export class Press {
  #worker: Worker | null = null
  #waiting = new Map<number, Waiting>()
  #next = 1
  #rest: NodeJS.Timeout | undefined

  run<Kind extends PressTask['kind']>(task: PressTask & { kind: Kind }): Promise<PressResults[Kind]> {
    clearTimeout(this.#rest)
    const worker = this.#worker ?? this.#start()
    const id = this.#next++
    const done = Promise.withResolvers<PressResults[Kind]>()
    const timer = setTimeout(() => this.#giveUp(worker, tooLong()), patience)
    this.#waiting.set(id, { resolve: done.resolve as Waiting['resolve'], reject: done.reject })
    worker.postMessage({ id, task })
    return done.promise.finally(() => {
      clearTimeout(timer)
      if (this.#waiting.size === 0) this.#letGoLater()
    })
  }

  /** Ends the thread; what was still being worked on fails. */
  async stop(): Promise<void> {
    clearTimeout(this.#rest)
    const worker = this.#worker
    if (worker) this.#giveUp(worker, new Error('The server is stopping'))
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    // The thread alone is no reason to keep the server running.
    worker.unref()
    worker.on('message', (reply: PressReply) => this.#settle(reply))
    worker.on('error', (error) =>
      this.#giveUp(worker, error instanceof Error ? error : new Error(String(error))),
    )
    worker.on('exit', () => this.#giveUp(worker, new Error('The thread for reports ended')))
    this.#worker = worker
    return worker
  }

  #settle(reply: PressReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('failure' in reply) waiting?.reject(new Error(reply.failure))
    else waiting?.resolve(reply.result as never)
  }

  #giveUp(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const each of waiting) each.reject(error)
    void worker.terminate()
  }

  #letGoLater(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => void this.stop(), idle).unref()
  }
}

const tooLong = () =>
  new Problem(
    'invalid-input',
    'This report took longer than a minute to work on, so it was given up. Nothing was changed. A report with shorter or simpler texts will work.',
  )

/** The press that everything in this process shares. */
export const press = new Press()
