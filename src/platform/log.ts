import { Writable } from 'node:stream'
import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

type LogStream = DestinationStream & { isTTY?: boolean }

const secretKeys = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'apiKey',
  '["x-api-key"]',
]

const places = ['', '*.', '*.*.', 'req.headers.', 'res.headers.']

/**
 * The log of this process: one JSON object a line in a pipe, one readable line on a terminal. Values under names that
 * hold secrets are replaced, wherever a request, a response or an object up to three levels deep carries them.
 */
export function createLog(options: { level: string; stream?: LogStream }): Log {
  const stream = options.stream ?? process.stderr
  return pino(
    {
      level: options.level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: places.flatMap((place) => secretKeys.map((key) => join(place, key))),
        censor: '[hidden]',
      },
    },
    stream.isTTY ? readable(stream) : stream,
  )
}

function join(place: string, key: string): string {
  return key.startsWith('[') ? `${place.replace(/\.$/, '')}${key}` : `${place}${key}`
}

const clearLine = '\r\u001b[2K'

/**
 * Turns each line of JSON into `12:01:22 warn  message  name=value …`, with a stack on lines of its own. A step of
 * the start that is being shown on the same terminal gives way and is drawn again by its next tick.
 */
export function readable(target: DestinationStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n'))
        if (line !== '') target.write(`${clearLine}${format(line)}\n`)
      done()
    },
  })
}

function format(line: string): string {
  let fields: Record<string, unknown>
  try {
    fields = JSON.parse(line)
  } catch {
    return line
  }
  const { level, time, msg, err, ...rest } = fields
  const clock = String(time).slice(11, 19)
  const details = Object.entries(rest).map(([name, value]) => `${name}=${plain(value)}`)
  const stack = isFault(err) ? `\n${err.stack ?? err.message}` : ''
  return [clock, String(level).padEnd(5), msg, ...details].filter(Boolean).join('  ') + stack
}

function isFault(value: unknown): value is { message: string; stack?: string } {
  return typeof value === 'object' && value !== null && 'message' in value
}

function plain(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value)
}
