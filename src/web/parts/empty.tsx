import type { ReactNode } from 'react'
import classes from './empty.module.css'

interface EmptyProps {
  /** What is not there yet, in a few words. */
  title: string
  /** Whether the title is the page’s own. */
  alone?: boolean
  /** What to do next, and why. */
  children: ReactNode
  actions?: ReactNode
}

/** An empty place that says what to do next. */
export function Empty({ title, alone = false, children, actions }: EmptyProps) {
  const Title = alone ? 'h1' : 'p'
  return (
    <div className={classes.empty}>
      <Title className={classes.title}>{title}</Title>
      <div className={classes.text}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
