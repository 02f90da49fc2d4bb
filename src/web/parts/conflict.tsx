import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './conflict.module.css'

interface ConflictProps {
  mine: ReactNode
  theirs: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Two people changed the same thing: both versions side by side, nothing lost, one choice. */
export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  return (
    <Stack className={classes.conflict} gap="sm" role="alert">
      <Text fw={600}>Somebody else changed this while you were writing. Your words are still here.</Text>
      <div className={classes.sides}>
        <div className={classes.side}>
          <Text size="xs" c="dimmed">
            Yours
          </Text>
          <div className={classes.words}>{mine || <em>empty</em>}</div>
          <Button size="compact-sm" onClick={onKeepMine}>
            Keep mine
          </Button>
        </div>
        <div className={classes.side}>
          <Text size="xs" c="dimmed">
            Theirs
          </Text>
          <div className={classes.words}>{theirs || <em>empty</em>}</div>
          <Group>
            <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
              Take theirs
            </Button>
          </Group>
        </div>
      </div>
    </Stack>
  )
}
