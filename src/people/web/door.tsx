import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '#web/parts/page.tsx'
import classes from './door-frame.module.css'

interface DoorProps {
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** One page in front of the door: a title, a sentence, what to fill in. */
export function Door({ title, lead, children }: DoorProps) {
  usePageTitle(title)
  return (
    <div className={classes.door}>
      <h1 className={classes.title}>{title}</h1>
      {lead && <p className={classes.lead}>{lead}</p>}
      <Stack gap="md">{children}</Stack>
    </div>
  )
}
