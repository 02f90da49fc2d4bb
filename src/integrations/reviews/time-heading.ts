import { timedLine } from '#integrations/text/timed-line.ts'
import { usualTimes } from './times.ts'

const stateFirst =
  /^(update|investigating|identified|monitoring|verifying|in progress|completed|resolved)\s*[-–—:(|@]+\s*(?=\d|[A-Z][a-z]{2,8} \d)(.*)$/i

/** Without marks around a time, such as those of a form that was filled in (`{{ 06:10 }}`), and with its state behind it. */
export const bareHeading = (heading: string) =>
  usualTimes(heading)
    .replace(stateFirst, '$2 $1')
    .replace(/^[\s{[(<]+|[\s}\])>]+$/g, '')

/** A heading that is a time or a day, with or without words behind it: `12:53`, `Tuesday 7 May`, `2017-02-09 00:25 - 00:29`. */
export function isTimeHeading(heading: string): boolean {
  return (
    /\d/.test(heading) &&
    timedLine(bareHeading(heading).slice(0, 300), { dotted: true, bare: false }) !== null
  )
}
