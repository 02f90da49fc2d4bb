import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'
import type { FoundMoment } from './times.ts'

const before =
  /(?:^|[^\d:.])(\d{1,2}:\d\d(?::\d\d)?)(\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?\s?(?:and|to|until|till|through|[-–—])\s$/i
const reach = 40

/** Where a day stands behind a stretch of time, its beginning: “between 09:02 and 10:00 UTC on 5 January 2026”. */
export function beginOfStretch(text: string, { time, at }: FoundMoment): WrittenTime {
  const { clock } = time
  const found = clock ? before.exec(text.slice(Math.max(0, at - reach), at)) : null
  const begin = found ? scanTime(`${found[1]}${found[2] ?? ''}`)?.clock : undefined
  if (!clock || !begin) return time
  // “from 1:10 to 2:00 pm” says its half of the day once.
  const hour =
    clock.halves && !begin.halves && begin.hour < 12 && begin.hour + 12 <= clock.hour
      ? begin.hour + 12
      : begin.hour
  const minutes = (at: number, minute = 0) => at * 60 + minute
  return minutes(hour, begin.minute) <= minutes(clock.hour, clock.minute)
    ? { ...time, clock: { ...begin, hour } }
    : time
}
