import { Button, CopyButton, Group, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './once-shown.module.css'

interface OnceShownProps {
  label: string
  value: string
  /** What to do with it. */
  children: ReactNode
  onDone: () => void
}

/** A secret that is shown a single time: to be copied, then put away. */
export function OnceShown({ label, value, children, onDone }: OnceShownProps) {
  return (
    <div className={classes.frame} role="status">
      <p className={classes.text}>{children}</p>
      <Group gap="sm" wrap="nowrap" align="flex-end">
        <TextInput
          className={classes.value}
          aria-label={label}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={value}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </Group>
    </div>
  )
}
