import { listValues } from '#platform/files/json-values.ts'
import type { Batching } from '#timeline/batching.ts'
import type { Micros } from '#timeline/entry.ts'
import type { DayFile } from './layout.ts'
import { reasonOf } from './open-export.ts'

const dayLength = 86_400_000_000

export interface DayPiece {
  /** Index of the first message in its day file. */
  first: number
  messages: unknown[]
}

/**
 * The messages of one day. A file that is broken somewhere gives what stands before the break; the rest is noted
 * in the batch.
 */
export async function* dayMessages(day: DayFile, batch: Batching): AsyncGenerator<DayPiece> {
  let next = 0
  try {
    for await (const { first, values } of listValues(day.member)) {
      yield { first, messages: values }
      next = first + values.length
    }
  } catch (error) {
    const kept = next > 0 ? ` The ${next} messages before that were read.` : ''
    batch.fail(`${day.member.path}#${next > 0 ? `/${next}` : ''}`, `${reasonOf(error)}${kept}`)
  } finally {
    batch.bytes += day.member.packedSize
  }
}

/** Whether a day can hold messages of a window: it can begin and end up to fourteen hours away from UTC's. */
export function touches(day: string, window: { from: Micros; to: Micros }): boolean {
  const start = Date.parse(`${day}T00:00:00Z`) * 1000
  if (Number.isNaN(start)) return true
  return start + 2 * dayLength > window.from && start - dayLength < window.to
}
