import { type LineStyle, type TimedLine, timedLine } from '#integrations/text/timed-line.ts'
import { type Block, linesOf } from './outline.ts'
import { usualTimes } from './times.ts'

const dottedHead = /^[\s>#*_[(•-]*([01]?\d|2[0-3])\.[0-5]\d(?![\d%.])/
const bareHead = /^[\s>#*_[(•-]*(?:[01]\d|2[0-3])[0-5]\d\s?(?:[:)–—]|-\s|[A-Z]{3,4}\b|\|)/
/** What may stand in front of the time that a line begins with. */
const led =
  /^[\s>#*_[(•|"“`~≈-]*(?:(?:at|on|by|from|since|around|about|approx(?:\.|imately)?|ca?\.|circa|just (?:before|after)|shortly (?:before|after)|before|after|between|updated?:?)\s+)*(?:the\s+)?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s+)?[~≈*_[(`]*(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|T[+-])/i

const longest = 2_000

/** How the times of a timeline are written, from its own lines. */
export function styleOf(blocks: readonly Block[]): LineStyle {
  const lines = blocks.flatMap((block) => (block.kind === 'table' ? [] : linesOf(block)))
  const habit = (head: RegExp) => lines.reduce((count, line) => count + (head.test(line) ? 1 : 0), 0) >= 2
  return { dotted: habit(dottedHead), bare: habit(bareHead) }
}

/** A line with its time, when it holds one at its head or early on. */
export function timedIn(line: string, style: LineStyle): TimedLine | null {
  const found = timedLine(line.slice(0, longest), style)
  if (!found || line.length <= longest) return found
  return { ...found, text: found.text + line.slice(longest) }
}

export const isLed = (line: string) => led.test(line.slice(0, 80))

/** Whether a line begins with a time of day, as a line of a timeline does. */
export function isTold(line: string, style: LineStyle): boolean {
  if (!/\d/.test(line.slice(0, 60)) || !isLed(line)) return false
  const found = timedIn(usualTimes(line.slice(0, 200)), style)
  return found?.time.clock !== undefined && !found.time.clock.weak
    ? true
    : found?.time.clock !== undefined && style.dotted
}
