import { Start } from '#incident/web/start.tsx'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import type { Help, SimilarIncident } from '../../similar/contract.ts'
import classes from './similar.module.css'

const helpWords: Record<Help['kind'], string> = {
  'stopped-it': 'Stopped it',
  'kept-smaller': 'Kept it smaller',
  'done-since': 'Done since',
  'went-well': 'Went well',
}

/** An incident that was like the one at hand: why it is shown, and what helped then. */
export function LikeRow({ like }: { like: SimilarIncident }) {
  const { key, title, severity, startedAt, startedPrecision, reasons, helped, reportVersion } = like
  return (
    <li className={classes.like} data-telling={like.telling || undefined}>
      <p className={classes.what}>
        <Go to={paths.incident(key, reportVersion === null ? undefined : 'report')} className={classes.title}>
          {title}
        </Go>
        <span className={classes.facts}>
          {key} · {severity} · <Start at={startedAt} precision={startedPrecision} day />
        </span>
      </p>
      <ul className={classes.reasons} aria-label={`Why ${key} is shown`}>
        {reasons.map(({ kind, text }) => (
          <li key={kind} data-kind={kind}>
            {text}
          </li>
        ))}
      </ul>
      {helped.length > 0 && (
        <dl className={classes.helped} aria-label={`What helped in ${key}`}>
          {helped.map(({ kind, text }) => (
            <div key={`${kind} ${text}`}>
              <dt>{helpWords[kind]}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
