import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Inspection } from '../../contract.ts'
import classes from './inspector.module.css'

interface ChannelChoiceProps {
  channels: NonNullable<Inspection['channels']>
  /** Absent means all. */
  value: string[] | undefined
  onChange: (channels: string[] | undefined) => void
}

const count = new Intl.NumberFormat('en-GB')

/** Which channels of a chat export to take. */
export function ChannelChoice({ channels, value, onChange }: ChannelChoiceProps) {
  const [words, setWords] = useState('')
  const chosen = new Set(value ?? channels.map(({ id }) => id))
  const shown = channels.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()))
  const set = (next: Set<string>) => onChange(next.size === channels.length ? undefined : [...next])
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    set(next)
  }
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>
        Channels{' '}
        <span className={classes.note}>
          {chosen.size} of {channels.length}
        </span>
      </legend>
      <div className={classes.tools}>
        {channels.length > 12 && (
          <TextInput
            size="xs"
            type="search"
            aria-label="Find a channel"
            placeholder="Find a channel"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <Button size="compact-sm" variant="default" onClick={() => onChange(undefined)}>
          All
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange([])}>
          None
        </Button>
      </div>
      <ul className={classes.channels}>
        {shown.map(({ id, name, messages }) => (
          <li key={id}>
            <Checkbox
              size="sm"
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
              label={
                <>
                  {name} {messages !== null && <span className={classes.note}>{count.format(messages)}</span>}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
