import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
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

/** A report of 500 lines takes a second or two; one that takes this long holds something unheard of. */
const patience = 60_000
const idle = 20_000

/** Reads what it needs and can neither write files nor start anything; a report that fills 1 GB ends it alone. */
const limits = [
  '--permission',
  '--allow-fs-read=*',
  '--max-old-space-size=1024',
  '--disable-warning=SecurityWarning',
]

/**
 * Runs work on reports in a process of its own, one piece after another. The process comes when it is needed and goes
 * when nobody needs it: a thread would do as well, but leaves some 200 MB behind in the server's memory.
 */
export class Press {
  #process: ChildProcess | null = null
  #waiting = new Map<number, Waiting>()
  #next = 1
  #rest: NodeJS.Timeout | undefined

  run<Kind extends PressTask['kind']>(task: PressTask & { kind: Kind }): Promise<PressResults[Kind]> {
    clearTimeout(this.#rest)
    const child = this.#process ?? this.#start()
    const id = this.#next++
    const done = Promise.withResolvers<PressResults[Kind]>()
    const timer = setTimeout(() => this.#giveUp(child, tooLong()), patience)
    this.#waiting.set(id, { resolve: done.resolve as Waiting['resolve'], reject: done.reject })
    child.send({ id, task }, (error) => error && this.#giveUp(child, error))
    return done.promise.finally(() => {
      clearTimeout(timer)
      if (this.#waiting.size === 0) this.#letGoLater()
    })
  }

  /** Ends the process; what was still being worked on fails. */
  stop(): void {
    clearTimeout(this.#rest)
    if (this.#process) this.#giveUp(this.#process, new Error('The server is stopping'))
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./press-process.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: limits,
      // It needs no secret of the server's.
      env: {},
    })
    // The process alone is no reason to keep the server running.
    child.unref()
    child.channel?.unref()
    child.on('message', (reply) => this.#settle(reply as PressReply))
    child.on('error', (error) => this.#giveUp(child, error))
    child.on('exit', () => this.#giveUp(child, new Error('The process for reports ended')))
    this.#process = child
    return child
  }

  #settle(reply: PressReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('failure' in reply) waiting?.reject(new Error(reply.failure))
    else waiting?.resolve(reply.result as never)
  }

  #giveUp(child: ChildProcess, error: Error): void {
    if (this.#process !== child) return
    this.#process = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const each of waiting) each.reject(error)
    child.kill('SIGKILL')
  }

  #letGoLater(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.stop(), idle).unref()
  }
}

const tooLong = () =>
  new Problem(
    'invalid-input',
    'This report took longer than a minute to work on, so it was given up. Nothing was changed. A report with shorter or simpler texts will work.',
  )

/** The press that everything in this process shares. */
export const press = new Press()
