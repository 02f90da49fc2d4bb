import { dayText } from '#incident/moment.ts'
import type { ReportVersion } from '../../contract.ts'
import classes from '../report/document/report.module.css'

/** At the end of a report: which version it is, and what changed in it. */
export function Edition({
  number,
  publishedAt,
  note,
}: Pick<ReportVersion, 'number' | 'publishedAt' | 'note'>) {
  return (
    <footer className={classes.foot}>
      Version {number}, published on {dayText(publishedAt.slice(0, 10))}.{note && ` ${note}`}
    </footer>
  )
}
