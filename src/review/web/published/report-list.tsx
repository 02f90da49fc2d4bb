import type { ApiRoutes } from '#contracts.ts'
import { Start } from '#incident/web/start.tsx'
import type { Reply } from '#platform/http/contract.ts'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { paths } from '#web/paths.ts'
import { audienceName } from '../../wording.ts'
import { excerpt } from './excerpt.ts'
import classes from './report-list.module.css'

type Report = Reply<ApiRoutes['GET /reports']>['items'][number]

/** Each report with what it is about, to be chosen by interest rather than by number. */
export function ReportList({ reports }: { reports: readonly Report[] }) {
  return (
    <ol className={classes.list}>
      {reports.map((report) => (
        <li key={report.incidentKey}>
          <p className={classes.line}>
            {report.incidentKey} · {report.severity} ·{' '}
            <Start at={report.occurredAt} precision={report.occurredPrecision} day />
          </p>
          <h2 className={classes.title}>
            <Go
              to={paths.incident(report.incidentKey, 'report', { versions: report.version })}
              className={classes.link}
            >
              {report.title}
            </Go>
          </h2>
          {report.summary && <p className={classes.summary}>{excerpt(report.summary, 320)}</p>}
          <p className={classes.line}>
            {report.version > 1 ? `Version ${report.version}, published ` : 'Published '}
            <Moment at={report.publishedAt} style="ago" />. {audienceName[report.audience]}.
          </p>
        </li>
      ))}
    </ol>
  )
}
