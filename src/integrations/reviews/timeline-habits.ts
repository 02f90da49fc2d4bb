import type { Micros } from '#timeline/entry.ts'
import { plainWords } from './inline.ts'
import { isToldLate } from './late-time.ts'
import type { Block } from './outline.ts'
import { timedIn } from './timed.ts'
import { usualTimes } from './times.ts'

/** How the lines of a timeline belong to its times, beside how those are written. */
export interface TimelineHabits {
  /** Only lines that begin with a time of day count. */
  strict: boolean
  /** Items are sentences that tell their times late. */
  late: boolean
  /** Times stand alone above the paragraphs that belong to them. */
  alone: boolean
  /** When the document says that it began, from which `T+5m` counts. */
  begun: Micros | undefined
}

const fewestAlone = 2
const longestAlone = 40

export function habitsOf(
  blocks: readonly Block[],
  strict: boolean,
  begun: Micros | undefined,
): TimelineHabits {
  return {
    strict,
    late: !strict && isToldLate(blocks),
    alone: blocks.filter(isTimeAlone).length >= fewestAlone,
    begun,
  }
}

/** A paragraph that is a time of day and nothing else. */
export function isTimeAlone(block: Block): boolean {
  const [line = '', more] = block.kind === 'paragraph' ? block.lines : []
  if (more !== undefined || line.length > longestAlone || !/\d/.test(line)) return false
  const timed = timedIn(usualTimes(line), { dotted: false, bare: false })
  return timed?.time.clock !== undefined && /^\W*$/.test(plainWords(timed.text))
}
