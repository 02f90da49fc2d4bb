import { Button, CloseButton } from '@mantine/core'
import { Keys } from '#web/parts/keys.tsx'
import classes from './marked-bar.module.css'
import { targetsOf, useWorkbench } from './use-workbench.ts'

/** What can be done with the entries at hand: with several marked ones anywhere, with a chosen one where there are no keys. */
export function MarkedBar() {
  const workbench = useWorkbench()
  const { marked, inStory, telling, pane, clearMarks, open, choose, teller } = workbench
  const targets = targetsOf(workbench)
  const [first] = targets
  if (!first) return null
  const all = targets.every(({ id }) => inStory.has(id))
  const several = marked.size > 0
  return (
    <div
      className={classes.bar}
      data-several={several || undefined}
      role="toolbar"
      aria-label="With what is chosen"
    >
      {several && <span className={classes.count}>{marked.size} marked</span>}
      <Button
        size="compact-md"
        onClick={() => {
          telling.toggle(targets)
          clearMarks()
        }}
      >
        {all ? 'Take out' : 'Take in'}
        <span className={classes.rest}>{all ? ' of the story' : 'to the story'}</span>
        <span className={classes.key}>
          <Keys of="s" />
        </span>
      </Button>
      {!several && (
        <Button size="compact-md" variant="default" onClick={() => open({ what: 'pin', entry: first })}>
          Pin
        </Button>
      )}
      {!several && pane === 'story' && (
        <Button size="compact-md" variant="default" onClick={() => teller.current?.edit(first.id)}>
          Edit
        </Button>
      )}
      {!several && (
        <Button size="compact-md" variant="default" onClick={() => open({ what: 'original', entry: first })}>
          Original
        </Button>
      )}
      <CloseButton
        aria-label={several ? 'Unmark everything' : 'Done with it'}
        onClick={() => (several ? clearMarks() : choose(null, pane))}
      />
    </div>
  )
}
