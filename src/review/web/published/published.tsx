import { Button } from '@mantine/core'
import { ApiProblem } from '#platform/http/client.ts'
import { useRead } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { useSearchState } from '#web/search-state.ts'
import { ExportMenu } from '../report/export-menu.tsx'
import bar from '../report/report-bar.module.css'
import classes from '../review-page.module.css'
import { Version } from './version.tsx'

/** The report for somebody who does not take part in the review: its latest version, if it is for them. */
export function Published({ incidentKey: key }: { incidentKey: string }) {
  const { data, error, refetch } = useRead('GET /incidents/:key/report/versions', { params: { key } })
  const [, change] = useSearchState()
  const latest = data?.items[0]
  if (latest) {
    return (
      <>
        <div className={bar.bar} role="toolbar" aria-label="The report">
          <span className={bar.draft}>Version {latest.number}</span>
          <div className={bar.side}>
            {data.items.length > 1 && (
              <Button
                size="compact-md"
                variant="subtle"
                color="gray"
                onClick={() => change({ versions: 'all' })}
              >
                Versions
              </Button>
            )}
            <ExportMenu incidentKey={key} version={latest.number} />
          </div>
        </div>
        <Version incidentKey={key} number={latest.number} />
      </>
    )
  }
  const nothing = error instanceof ApiProblem && error.code === 'not-found'
  return (
    <div className={classes.alone}>
      {nothing ? (
        <Empty
          title="There is no report for you yet"
          actions={
            <Button component={Go} to={paths.incident(key, 'review')}>
              Go to the review
            </Button>
          }
        >
          A report grows out of the review: what people noted, what they learned, what changes. Whoever takes
          part in it can publish it.
        </Empty>
      ) : error ? (
        <ProblemNotice error={error} onAgain={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  )
}
