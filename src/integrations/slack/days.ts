import type { Gathering } from '#integrations/gathering.ts'
import { listValues } from '#platform/files/json-values.ts'
import type { DayFile } from './layout.ts'
import { reasonOf } from './open-export.ts'

export interface DayPiece {
  /** Index of the first message in its day file. */
  first: number
  messages: unknown[]
}

/**
 * The messages of one day. A file that is broken somewhere gives what stands before the break; the rest is noted
 * there.
 */
export async function* dayMessages(day: DayFile, gathering: Gathering): AsyncGenerator<DayPiece> {
  let next = 0
  try {
    for await (const { first, values } of listValues(day.member)) {
      yield { first, messages: values }
      next = first + values.length
    }
  } catch (error) {
    const kept = next > 0 ? ` Messages read before that: ${next}.` : ''
    gathering.fail(`${day.member.path}#${next > 0 ? `/${next}` : ''}`, `${reasonOf(error)}${kept}`)
  } finally {
    gathering.bytes += day.member.packedSize
  }
}
