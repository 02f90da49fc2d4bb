import type { ReactNode } from 'react'
import classes from './rows.module.css'

/** Lines with something to do at their end: children are `<li>`, the last element of each stands to the right. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  )
}
