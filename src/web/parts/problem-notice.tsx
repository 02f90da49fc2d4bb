import { Button } from '@mantine/core'
import { describeProblem } from './problem.ts'
import classes from './problem-notice.module.css'

interface ProblemNoticeProps {
  error: unknown
  onAgain?: () => void
}

/** A failure where it happened: what happened, what is kept, what to do. Nothing when there is none. */
export function ProblemNotice({ error, onAgain }: ProblemNoticeProps) {
  if (!error) return null
  const { title, detail, again } = describeProblem(error)
  return (
    <div className={classes.notice} role="alert">
      <p className={classes.title}>{title}</p>
      {detail && <p className={classes.detail}>{detail}</p>}
      {again && onAgain && (
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          Try again
        </Button>
      )}
    </div>
  )
}
