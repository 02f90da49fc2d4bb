import type { ReactNode } from 'react'
import classes from './sheet.module.css'

interface SheetProps {
  title?: ReactNode
  /** The heading's place among the page's headings. */
  level?: 2 | 3
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A sheet of paper on the page: a titled section of its own. */
export function Sheet({ title, level = 2, lead, actions, children }: SheetProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classes.sheet}>
      {(title || actions) && (
        <header className={classes.head}>
          <div>
            {title && <Heading className={classes.title}>{title}</Heading>}
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
