import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { useChange, useRead } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { paths } from '#web/paths.ts'
import type { Evidence } from '../../contract.ts'
import { sliceWords } from '../slice-words.ts'
import classes from './evidence.module.css'

const count = new Intl.NumberFormat('en-GB')

/** How far reading has come, or what came of it. */
export function ReadingState({ incidentKey, evidence }: { incidentKey: string; evidence: Evidence }) {
  if (evidence.state === 'kept') return null
  if (evidence.state === 'queued' || evidence.state === 'reading') {
    return <UnderWay incidentKey={incidentKey} evidence={evidence} />
  }
  return (
    <div className={classes.outcome}>
      {evidence.state === 'failed' && (
        <p className={classes.failed}>
          Reading stopped: {evidence.reason ?? 'the reason is not known.'} The file is kept as it is.
        </p>
      )}
      {evidence.state === 'cancelled' && <p>Reading was cancelled; what was read stays.</p>}
      <Counts evidence={evidence} incidentKey={incidentKey} />
    </div>
  )
}

function UnderWay({ incidentKey, evidence }: { incidentKey: string; evidence: Evidence }) {
  const { id, name, state, progress, taken } = evidence
  const cancel = useChange('DELETE /evidence/:id/reading', { touches: ['evidence'], incidentKey })
  return (
    <div className={classes.underWay} role="status">
      <Progress
        className={classes.progress}
        value={progress * 100}
        animated={state === 'reading'}
        aria-label={`Reading ${name}`}
      />
      <span className={classes.soft}>
        {state === 'queued'
          ? 'Waiting to be read'
          : `${Math.floor(progress * 100)} % · ${count.format(taken)} taken`}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => cancel.mutate({ params: { id } }, { onError: tellProblem })}
      >
        Cancel
      </Button>
    </div>
  )
}

function Counts({ incidentKey, evidence }: { incidentKey: string; evidence: Evidence }) {
  const [open, setOpen] = useState(false)
  const { id, taken, alreadyThere, skipped, unread, guesses, format } = evidence
  const left = Object.entries(skipped).filter(([, many]) => many > 0)
  const readAs = guesses.find((one) => one.format === format)?.name ?? format
  return (
    <>
      <ul className={classes.counts}>
        {readAs && <li className={classes.soft}>Read as {readAs}:</li>}
        <li>
          {taken > 0 ? (
            <Go to={paths.incident(incidentKey, 'timeline', { evidence: id })}>
              <strong>{count.format(taken)}</strong> taken
            </Go>
          ) : (
            <>
              <strong>0</strong> taken
            </>
          )}
        </li>
        {alreadyThere > 0 && (
          <li>
            <strong>{count.format(alreadyThere)}</strong> already there
          </li>
        )}
        {left.map(([reason, many]) => (
          <li key={reason}>
            <strong>{count.format(many)}</strong> left out: {reason}
          </li>
        ))}
        {unread > 0 && (
          <li>
            <button
              type="button"
              className={classes.linkButton}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <strong>{count.format(unread)}</strong> not understood
            </button>
          </li>
        )}
      </ul>
      {open && <UnreadList id={id} />}
    </>
  )
}

/** The records that could not be understood, each with its place and the reason. */
function UnreadList({ id }: { id: string }) {
  const unread = useRead('GET /evidence/:id/unread', { params: { id } })
  const items = unread.data?.items ?? []
  const more = (unread.data?.total ?? 0) - items.length
  return (
    <div className={classes.unread}>
      <ProblemNotice error={unread.error} onAgain={unread.refetch} />
      <p className={classes.soft}>They stay in the evidence. Nothing else of the file is affected.</p>
      <dl>
        {items.map(({ where, reason }) => (
          <div key={`${where} ${reason}`}>
            <dt>{sliceWords(where)}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p className={classes.soft}>and {count.format(more)} more</p>}
    </div>
  )
}
