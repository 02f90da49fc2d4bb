import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'

const brackets = /\(\s{0,2}([^()]{4,60})\)/g

const length =
  /^[^:\n]{2,60}:[^\n:]{0,20}?\d\+?\s?(?:h|hrs?|hours?|m|min|minutes?|s|sec|seconds?)\W{0,4}\(\s?\d{1,2}:\d\d[^()]{0,12}?(?:[-–—]|\bto\b)\s?\d[^()]{0,20}\)/i

/** “Letters: some 60 minutes (16:45–17:45)” says how long, and nothing that happened. */
export const tellsLength = (line: string) => length.test(line.slice(0, 300))

/** A time in brackets behind the words it belongs to: `Fix deployed (24 August, ~18:30 UTC)`. */
export function timeInBrackets(line: string): { time: WrittenTime; text: string } | null {
  for (const found of line.slice(0, 2_000).matchAll(brackets)) {
    const inside = found[1] ?? ''
    const start = inside.search(/[~≈]?(?:\d|[A-Z][a-z]{2})/)
    const time = start === 0 ? scanTime(inside) : null
    const rest = time ? inside.slice(time.end) : ''
    if (!time || time.clock?.weak || rest.length > 20) continue
    if (!time.date && !/^\s*(?:[-–—].*)?$/.test(rest)) continue
    return { time, text: `${line.slice(0, found.index)}${line.slice(found.index + found[0].length)}`.trim() }
  }
  return null
}
