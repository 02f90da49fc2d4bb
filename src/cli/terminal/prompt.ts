import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { exitCodes, Failure, misused } from '../failure.ts'

/** Whether there is somebody to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Asks on the terminal; a hidden answer is not shown while it is typed. */
export async function ask(question: string, { hidden = false, otherwise = '' } = {}): Promise<string> {
  let muted = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!muted) process.stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  const stopped = new AbortController()
  lines.on('SIGINT', () => stopped.abort())
  lines.on('close', () => stopped.abort())
  try {
    const answer = lines.question(`${question}${otherwise ? ` (${otherwise})` : ''}: `, {
      signal: stopped.signal,
    })
    muted = hidden
    const text = await answer
    return (hidden ? text : text.trim()) || otherwise
  } catch {
    throw new Failure(exitCodes.interrupted, 'Nothing was changed.')
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}

/** The first line of standard input, for secrets that must not show in a list of processes. */
export async function secretFromInput(what: string): Promise<string> {
  if (process.stdin.isTTY) return ask(what, { hidden: true })
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk
    if (text.includes('\n')) break
  }
  const secret = text.split('\n')[0]?.replace(/\r$/, '') ?? ''
  if (secret === '') throw misused(`No ${what.toLowerCase()} arrived on standard input.`)
  return secret
}
