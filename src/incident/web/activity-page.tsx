import { Button } from '@mantine/core'
import { useReadPages } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import classes from './activity.module.css'
import { useIncidentKey } from './incident-key.ts'

/** Who did what on this incident, newest first. */
export function ActivityPage() {
  const key = useIncidentKey()
  const { items, more, fetching, error, again } = useReadPages('GET /events', { query: { incident: key } })
  return (
    <div className={classes.page}>
      <ProblemNotice error={error} onAgain={again} />
      {items === undefined && !error && <Waiting />}
      {items?.length === 0 && (
        <Empty title="Nothing yet">What people do on this incident shows up here.</Empty>
      )}
      <ol className={classes.feed}>
        {items?.map((event) => (
          <li key={event.id}>
            <span className={classes.what}>
              <strong>{event.actor ?? 'Afterword'}</strong> {event.summary}
            </span>
            <span className={classes.when}>
              <Moment at={event.at} precision="minute" style="ago" />
            </span>
          </li>
        ))}
      </ol>
      {more && (
        <Button variant="default" onClick={more} loading={fetching}>
          Show earlier
        </Button>
      )}
    </div>
  )
}
