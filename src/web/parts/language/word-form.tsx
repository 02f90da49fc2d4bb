import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ProblemNotice } from '../problem-notice.tsx'
import { offerUndo } from '../toasts.ts'
import { useSubmit } from '../use-submit.ts'
import classes from './card.module.css'
import type { LanguageHome } from './home.ts'

interface WordFormProps {
  words: string
  home: LanguageHome
  onBack: () => void
  onDone: () => void
}

/** An expression for the list of the organisation: everybody is spared, and everybody sees who wanted it. */
export function WordForm({ words, home, onBack, onDone }: WordFormProps) {
  const [expression, setExpression] = useState(words.slice(0, 120))
  const [reason, setReason] = useState('')
  const { run, busy, problem } = useSubmit(async () => {
    const undo = await home.addWord(expression.trim(), reason.trim())
    offerUndo(`Nobody at ${home.organisation} is asked about “${expression.trim()}” any more.`, undo)
    onDone()
  })
  return (
    <form className={classes.form} onSubmit={run}>
      <TextInput
        size="xs"
        label="The words"
        description={`Nobody at ${home.organisation} will be asked about them. Everybody sees the list, and who added what.`}
        autoFocus
        required
        minLength={2}
        maxLength={120}
        value={expression}
        onChange={(event) => setExpression(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label="Why, if you like"
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNotice error={problem} />
      <Group gap="xs">
        <Button type="submit" size="compact-sm" loading={busy} disabled={expression.trim().length < 2}>
          Never ask about them
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onBack}>
          Back
        </Button>
      </Group>
    </form>
  )
}
