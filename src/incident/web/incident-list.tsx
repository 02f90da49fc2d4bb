import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Go } from '#web/parts/go.tsx'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import { paths } from '#web/paths.ts'
import { formatDuration } from '#web/time/format.ts'
import { toWall } from '#web/time/wall.ts'
import { useZone } from '#web/time/zone.ts'
import type { IncidentLine } from '../contract.ts'
import classes from './incident-list.module.css'
import { SeverityTag } from './severity-tag.tsx'
import { Start } from './start.tsx'

/** Incidents by month, newest first. */
export function IncidentList({ incidents }: { incidents: readonly IncidentLine[] }) {
  const { zone } = useZone()
  return (
    <>
      {byMonth(incidents, zone).map(({ month, lines }) => (
        <section key={month}>
          <h2 className={classes.month}>{month}</h2>
          <ul className={classes.list}>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function monthOf({ startedAt, startedPrecision }: IncidentLine, zone: string): string {
  if (startedPrecision === 'unknown') return 'Date not known'
  const wall = toWall(new Date(startedAt), startedPrecision === 'day' ? 'UTC' : zone)
  return months.format(Date.UTC(wall.year, wall.month - 1, 15))
}

function byMonth(incidents: readonly IncidentLine[], zone: string) {
  const groups: { month: string; lines: IncidentLine[] }[] = []
  for (const line of incidents) {
    const month = monthOf(line, zone)
    const last = groups.at(-1)
    if (last?.month === month) last.lines.push(line)
    else groups.push({ month, lines: [line] })
  }
  return groups
}

function Line({ line }: { line: IncidentLine }) {
  return (
    <li className={classes.line}>
      <span className={classes.key}>{line.key}</span>
      <div className={classes.what}>
        {line.deletedAt ? (
          <span className={classes.title}>{line.title}</span>
        ) : (
          <Go to={paths.incident(line.key)} className={classes.title} data-incident>
            {line.title}
          </Go>
        )}
        <p className={classes.services}>
          {line.kind === 'near-miss' && <span className={classes.nearMiss}>Near miss</span>}
          {line.services.join(', ')}
        </p>
      </div>
      <div className={classes.severity}>
        <SeverityTag severity={line.severity} />
      </div>
      <span className={classes.impact}>
        {line.impactSeconds === null ? '' : `${formatDuration(line.impactSeconds)} impact`}
      </span>
      <span className={classes.when}>
        {line.deletedAt ? (
          <Restore line={line} />
        ) : (
          <Start at={line.startedAt} precision={line.startedPrecision} />
        )}
      </span>
    </li>
  )
}

function Restore({ line }: { line: IncidentLine }) {
  const queries = useQueryClient()
  const restore = async () => {
    try {
      await api('POST /incidents/:key/restoration', { params: { key: line.key } })
      tell(`${line.key} is back.`)
      await refresh(queries, ['incident'], null)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Button size="compact-sm" variant="default" onClick={restore}>
      Bring back<span className="for-ears"> {line.key}</span>
    </Button>
  )
}
