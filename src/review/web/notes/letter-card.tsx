import { Button, Group } from '@mantine/core'
import { describeProblem } from '#web/parts/problem.ts'
import { LineRefs } from '../words/line-refs.tsx'
import { PlainWords } from '../words/plain-words.tsx'
import classes from './note-card.module.css'
import type { Letter } from './outbox.ts'
import { TagMark } from './tag-mark.tsx'

interface LetterCardProps {
  letter: Letter
  onAgain: () => void
  onBack: () => void
}

/** A note on its way; one that did not arrive says so and stays. */
export function LetterCard({ letter, onAgain, onBack }: LetterCardProps) {
  const failed = letter.error !== null
  return (
    <div
      className={`${classes.note} ${failed ? classes.failed : classes.coming}`}
      role={failed ? 'alert' : undefined}
    >
      <PlainWords text={letter.text} />
      <div className={classes.foot}>
        {letter.tag && <TagMark tag={letter.tag} />}
        <LineRefs entryIds={letter.entryIds} />
        <span>{failed ? `Not sent yet. ${describeProblem(letter.error).title}` : 'On its way …'}</span>
      </div>
      {failed && (
        <Group gap="xs" mt="xs">
          <Button size="compact-xs" onClick={onAgain}>
            Try again
          </Button>
          <Button size="compact-xs" variant="default" onClick={onBack}>
            Copy it and drop it
          </Button>
        </Group>
      )}
    </div>
  )
}
