import { type ReactNode, useEffect } from 'react'
import classes from './page.module.css'

interface PageProps {
  title: string
  /** A sentence under the title. */
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** `text` for reading, `wide` for lists, `full` for workbenches. */
  width?: 'text' | 'wide' | 'full'
  children: ReactNode
}

/** Names the browser's tab: "INC-1 · Evidence – Afterword". */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = title ? `${title} – Afterword` : 'Afterword'
  }, [title])
}

/** The frame of a page: title, what can be done, content. */
export function Page({ title, lead, actions, width = 'wide', children }: PageProps) {
  usePageTitle(title)
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
