import { Button, Group } from '@mantine/core'
import { tellProblem } from '#web/parts/toasts.ts'
import type { Note } from '../../contract.ts'
import { useDesk } from '../use-desk.ts'
import classes from './note-card.module.css'

interface CuriosityProps {
  note: Note
  question: string
  onDone: () => void
}

/** A question that what was said may open: to be asked aloud, or kept for later. */
export function Curiosity({ note, question, onDone }: CuriosityProps) {
  const { statements } = useDesk()
  const keep = () => {
    onDone()
    const about = note.text.length > 90 ? `${note.text.slice(0, 89).trimEnd()}…` : note.text
    const text = `${question} (“${about}”)`
    statements.write({ text, tag: 'question', entryIds: note.entryIds, anonymous: false }).catch(tellProblem)
  }
  return (
    <div className={classes.ask}>
      <p>{question}</p>
      <Group gap="xs">
        <Button size="compact-xs" variant="default" onClick={keep}>
          Keep as a question
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onDone}>
          Close
        </Button>
      </Group>
    </div>
  )
}
