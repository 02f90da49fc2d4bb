import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'
import { type Block, linesOf } from './outline.ts'
import { isLed } from './timed.ts'
import { clocksIn, usualTimes } from './times.ts'

const longestLook = 400

/** The only time of day in a sentence, told so plainly that it is no number: with am or pm, a zone or a day. */
export function lateTime(words: string): WrittenTime | null {
  const [found, another] = clocksIn(words.slice(0, longestLook))
  if (!found || another) return null
  const { clock, zone, date } = found.time
  return clock?.halves || zone || date ? found.time : null
}

/** Whether the items of a timeline are sentences that tell their times late: “Support was told at 12:16 ET.” */
export function isToldLate(blocks: readonly Block[]): boolean {
  const items = blocks.filter(({ kind }) => kind === 'item').map((item) => usualTimes(linesOf(item)[0] ?? ''))
  const late = items.filter((line) => !isLed(line) && lateTime(line) !== null).length
  return late >= 2 && late * 2 >= items.length && items.filter(isLed).length < late
}

/** The first time of day in words whose day stands elsewhere; the end of a stretch lends its zone. */
export function clockEarlyIn(words: string): WrittenTime | null {
  const [first] = clocksIn(words.slice(0, longestLook))
  if (!first || first.at > mostBefore || first.time.date) return null
  const dash = /^\s?[-–—]\s?(?=\d)/.exec(words.slice(first.time.end))?.[0]
  const zone = first.time.zone ?? (dash ? scanTime(words, first.time.end + dash.length)?.zone : undefined)
  return { ...first.time, ...(zone ? { zone } : {}) }
}

const mostBefore = 50
