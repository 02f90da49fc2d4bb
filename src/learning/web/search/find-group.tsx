import { useState } from 'react'
import type { Severity } from '#incident/contract.ts'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { findPath } from './find-path.ts'
import { FindRow, Kind } from './find-row.tsx'
import classes from './finds.module.css'
import { Marked } from './marked.tsx'
import { type FoundTogether, idOf, wordsBelow } from './together.ts'

/** So many further finds of an incident are shown at once. */
const few = 3

interface FindGroupProps extends FoundTogether {
  severities: readonly Severity[]
  /** Those that came into sight since their owner last looked. */
  news: ReadonlySet<string>
}

/** What was found in one incident: the best in full, others in a line each. */
export function FindGroup({ best, further, severities, news }: FindGroupProps) {
  const [open, setOpen] = useState(false)
  const first = further.filter((one, index) => index < few || news.has(idOf(one)))
  const rest = further.length - first.length
  // A line that says that there is one more takes as much room as the one.
  const whole = open || rest < 2
  return (
    <>
      <FindRow found={best} severities={severities} news={news.has(idOf(best))} />
      {(whole ? further : first).map((one) => (
        <li key={idOf(one)} className={classes.further} data-kind={one.kind}>
          <Kind kind={one.kind} news={news.has(idOf(one))} />
          <Go to={findPath(one)} className={classes.line} data-find dir="auto">
            <Marked of={wordsBelow(best, one)} />
          </Go>
          {one.kind === 'entry' && <Moment at={one.at} precision="minute" style="date-time" />}
        </li>
      ))}
      {rest > 1 && (
        <li className={classes.further}>
          <button type="button" className={classes.rest} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Fewer' : `${rest} more`} in {best.incidentKey}
          </button>
        </li>
      )}
    </>
  )
}
