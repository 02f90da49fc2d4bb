import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Log } from '../../log.ts'

const usual =
  /^(starting PostgreSQL|listening on|database system (is|was) shut down|database system is ready|received (fast|immediate|smart) shutdown|aborting any active|shutting down|background worker)/

// A statement that fails is reported by whoever sent it.
const levels = { DEBUG: 'debug', WARNING: 'warn', ERROR: 'debug', FATAL: 'warn', PANIC: 'error' } as const

/** What the server said last, kept for the message when it ends unexpectedly. */
export type ServerOutput = { tail: () => string[] }

/** Passes the server's own log lines on to ours, everyday ones at debug level. */
export function followOutput(stream: Readable, log: Log): ServerOutput {
  const tail: string[] = []
  createInterface({ input: stream }).on('line', (raw) => {
    // Before it has read its settings the server puts a time and its process id in front.
    const line = raw.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, '')
    tail.push(line)
    if (tail.length > 30) tail.shift()
    const [, kind = '', text = line] = /^([A-Z]+\d?):\s+(.*)$/.exec(line) ?? []
    log[levelOf(kind, text)]({ part: 'postgres' }, text.trim())
  })
  return { tail: () => [...tail] }
}

function levelOf(kind: string, text: string): 'debug' | 'info' | 'warn' | 'error' {
  if (kind === 'FATAL' && text.startsWith('the database system is')) return 'debug'
  const named = levels[kind as keyof typeof levels]
  if (named) return named
  return kind === 'LOG' && !usual.test(text) ? 'info' : 'debug'
}
