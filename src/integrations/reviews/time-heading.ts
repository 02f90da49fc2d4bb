import { timedLine } from '#integrations/text/timed-line.ts'
import { usualTimes } from './times.ts'

/** A heading that is a time or a day, with or without words behind it: `12:53`, `Tuesday 7 May`, `2017-02-09 00:25 - 00:29`. */
export function isTimeHeading(heading: string): boolean {
  return (
    /\d/.test(heading) && timedLine(usualTimes(heading).slice(0, 300), { dotted: true, bare: false }) !== null
  )
}
