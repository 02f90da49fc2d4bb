import { Button } from '@mantine/core'
import { useReadPages } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { useZone } from '#web/time/zone.ts'
import classes from './activity.module.css'
import { feedDays } from './feed-lines.ts'
import { useIncidentKey } from './incident-key.ts'

/** Who did what on this incident, newest first. */
export function ActivityPage() {
  const key = useIncidentKey()
  const { zone } = useZone()
  const { items, more, fetching, error, again } = useReadPages('GET /events', { query: { incident: key } })
  return (
    <div className={classes.page}>
      <ProblemNotice error={error} onAgain={again} />
      {items === undefined && !error && <Waiting />}
      {items?.length === 0 && (
        <Empty title="Nothing yet">What people do on this incident shows up here.</Empty>
      )}
      {feedDays(items ?? [], zone).map(({ day, at, lines }) => (
        <section key={day}>
          <h2 className={classes.day}>
            <Moment at={at} style="date" />
          </h2>
          <ol className={classes.feed}>
            {lines.map((line) => (
              <li key={line.id}>
                <span className={classes.what}>
                  <strong>{line.actor}</strong> {line.summary}
                  {line.times > 1 && <span className={classes.when}> × {line.times}</span>}
                </span>
                <span className={classes.when}>
                  <Moment at={line.at} precision="minute" style="time" />
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {more && (
        <Button variant="default" onClick={more} loading={fetching}>
          Show earlier
        </Button>
      )}
    </div>
  )
}
