import { Button } from '@mantine/core'
import { Keys } from '#web/parts/keys.tsx'
import classes from './story-pane.module.css'

const ways = [
  {
    keys: 's',
    text: 'takes the entry at hand into the story; so does the plus beside it, or dragging it here.',
  },
  { keys: 'm', text: 'pins a marker to it: when it began, when somebody noticed, when it was over.' },
  { keys: 'x', text: 'marks several, to take them together.' },
  { keys: 'a', text: 'writes down what somebody remembers and no log has.' },
]

/** What to do with an empty page. */
export function EmptyStory({ onAdd }: { onAdd: () => void }) {
  return (
    <div className={classes.empty}>
      <h3 className={classes.emptyTitle}>The story begins here</h3>
      <p className={classes.emptyText}>
        Out of everything gathered, choose what somebody needs to understand what happened. Begin a little
        before the first sign, and keep it in the order in which it was lived.
      </p>
      <ul className={classes.ways}>
        {ways.map(({ keys, text }) => (
          <li key={keys}>
            <span>
              <Keys of={keys} />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <Button variant="default" size="compact-md" onClick={onAdd}>
        Begin with a recollection
      </Button>
    </div>
  )
}
