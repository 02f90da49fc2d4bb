import { Button } from '@mantine/core'
import { shifted } from '../moments.ts'
import classes from './story-pane.module.css'

/** Said when everything told lies after the impact began. */
export function LateHint({ at, onLook }: { at: string; onLook: (at: string) => void }) {
  return (
    <div className={classes.hint} role="note">
      <span>A good story begins before the trigger: what was going on, who was there, what had changed?</span>
      <Button size="compact-sm" variant="default" onClick={() => onLook(shifted(at, -1800))}>
        Show what came before
      </Button>
    </div>
  )
}
