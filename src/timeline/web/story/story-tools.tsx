import { Button } from '@mantine/core'
import { IconChartDots3, IconPlus, IconWalk } from '@tabler/icons-react'
import classes from './story-pane.module.css'

interface StoryToolsProps {
  count: number
  picture: boolean
  walking: boolean
  onPicture: () => void
  onWalk: () => void
  onAdd: () => void
}

/** What can be done with the story as a whole. */
export function StoryTools({ count, picture, walking, onPicture, onWalk, onAdd }: StoryToolsProps) {
  const look = (on: boolean) => ({
    size: 'compact-sm' as const,
    variant: on ? 'light' : 'subtle',
    color: on ? undefined : 'gray',
    'aria-pressed': on,
  })
  return (
    <div className={classes.tools}>
      <h2 className={classes.title}>Story</h2>
      <span className={classes.count}>{count > 0 && `${count} ${count === 1 ? 'line' : 'lines'}`}</span>
      <Button
        {...look(picture)}
        leftSection={<IconChartDots3 size={16} aria-hidden />}
        disabled={count === 0}
        onClick={onPicture}
      >
        Picture
      </Button>
      <Button
        {...look(walking)}
        leftSection={<IconWalk size={16} aria-hidden />}
        disabled={count === 0}
        onClick={onWalk}
      >
        Walk
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={onAdd}
      >
        Recollection
      </Button>
    </div>
  )
}
