import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import classes from './add-evidence.module.css'

interface PasteFormProps {
  initial: string
  /** Null when nothing is to be added. */
  onDone: (file: File | null) => void
}

/** Text that was copied somewhere becomes a piece of evidence with a name. */
export function PasteForm({ initial, onDone }: PasteFormProps) {
  const [text, setText] = useState(initial)
  const [name, setName] = useState('')
  const add = () => {
    const given = name.trim() || 'Pasted text'
    onDone(new File([text], /\.\w+$/.test(given) ? given : `${given}.txt`, { type: 'text/plain' }))
  }
  return (
    <form
      className={classes.paste}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) add()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone(null)}
    >
      <Textarea
        label="Text"
        description="Lines with times become entries: a chat, a log, notes, JSON or CSV."
        placeholder={'14:02 Alert: checkout errors above 5 %\n14:06 Mira is looking'}
        autoFocus
        autosize
        minRows={5}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        label="Where it is from"
        placeholder="Notes of the on-call engineer"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group>
        <Button type="submit" disabled={text.trim() === ''}>
          Add the text
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onDone(null)}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
