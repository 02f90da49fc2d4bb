import { Readable, type Transform } from 'node:stream'
import { EvidenceProblem } from './evidence-file.ts'

/** Unpacks piece by piece and stops with an EvidenceProblem at more than `limit` bytes. `what` is named in messages. */
export async function* unpacked(
  packed: AsyncIterable<Buffer>,
  unpacker: Transform,
  limit: number,
  what: string,
): AsyncGenerator<Buffer> {
  const feed = Readable.from(packed, { objectMode: false })
  feed.on('error', (error) => unpacker.destroy(error))
  feed.pipe(unpacker)
  let total = 0
  try {
    for await (const chunk of unpacker as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limit) throw tooMuch(what, limit)
      yield chunk
    }
  } catch (error) {
    throw unpackProblem(error, what)
  } finally {
    feed.destroy()
    unpacker.destroy()
  }
}

export function tooMuch(what: string, limit: number): EvidenceProblem {
  return new EvidenceProblem('unsafe', `${what} unpacks to more than it says it holds, so it stays closed.`, {
    limit,
  })
}

/** Turns what zlib throws into words for people; anything else passes through. */
export function unpackProblem(error: unknown, what: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooMuch(what, 0)
  if (code === 'Z_BUF_ERROR') {
    return new EvidenceProblem(
      'truncated',
      `${what} ends before it should. Please add the complete file again.`,
    )
  }
  if (code.startsWith('Z_')) return damaged(what)
  return error
}

export function damaged(what: string): EvidenceProblem {
  return new EvidenceProblem('damaged', `${what} is damaged: its bytes don’t match its checksum or form.`)
}
