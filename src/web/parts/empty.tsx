import type { ReactNode } from 'react'
import classes from './empty.module.css'

interface EmptyProps {
  /** What is not there yet, in a few words. */
  title: string
  /** What to do next, and why. */
  children: ReactNode
  actions?: ReactNode
}

/** An empty place that says what to do next. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      <div className={classes.text}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
