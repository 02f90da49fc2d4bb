import type { WrittenTime } from '#timeline/time-scan.ts'
import { clocksIn } from './times.ts'

/** Who speaks, and when, with the day: `Sam Roe  05/01/2026 09:02`. */
export function bylineOf(line: string): { time: WrittenTime; name: string } | null {
  const [found] = isByline(line) ? clocksIn(line) : []
  return found?.time.date ? { time: found.time, name: line.slice(0, found.at).trim() } : null
}

/** A name and a time alone on a line: how a chat that was pasted tells who speaks. */
export function isByline(line: string): boolean {
  return /^[^.:;!?]{2,50}?[\s[(—–-]+(?:[Tt]oday at |[Yy]esterday at )?(?:\d[\d/.-]{5,9}[, ]+)?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?[\])]?\s*$/.test(
    line,
  )
}
