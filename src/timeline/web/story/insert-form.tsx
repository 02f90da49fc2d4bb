import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { Precision } from '#incident/marker.ts'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Keys } from '#web/parts/keys.tsx'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Entry } from '../../contract.ts'
import { type EntryKind, entryKinds } from '../../entry.ts'
import { entryKindName } from '../../wording.ts'
import { announce } from '../announce.tsx'
import { useBenchActions } from '../use-workbench.ts'
import classes from './line-editor.module.css'
import type { Insertion } from './use-desk.ts'
import { storyOf, useStoryChange } from './use-story.ts'

interface InsertFormProps {
  insertion: Insertion
  onDone: (entry?: Entry) => void
}

/** Writing down what somebody remembers, at a place in the story. */
export function InsertForm({ insertion, onDone }: InsertFormProps) {
  const { incidentKey: key } = useBenchActions()
  const client = useQueryClient()
  const { mutate } = useStoryChange(key)
  const [at, setAt] = useState(insertion.at)
  const [precision, setPrecision] = useState<Precision>('approx')
  const [text, setText] = useState('')
  const [kind, setKind] = useState<EntryKind>('observation')
  const [actor, setActor] = useState('')
  const { run, busy, problem } = useSubmit(async () => {
    if (!at || text.trim() === '') return
    const body = { at, text, kind, precision, actor: actor.trim() || null, intoStory: true }
    const entry = await api('POST /incidents/:key/entries', { params: { key }, body })
    await client.fetchQuery({ ...storyOf(key), staleTime: 0 })
    // The place was chosen, the time only proposed: among lines of the same moment it stands where it was put.
    if (at === insertion.at) mutate({ do: 'move', entryId: entry.id, after: insertion.after })
    void refresh(client, ['entry'], key)
    announce('What you remember is in the story.')
    onDone(entry)
  })
  function press(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Escape') onDone()
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form className={classes.editor} data-writing onSubmit={run} onKeyDown={press}>
      <Textarea
        label="What you remember"
        placeholder="What happened, what somebody saw, thought or did"
        autosize
        autoFocus
        minRows={2}
        maxRows={12}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.fields}>
        <MomentInput
          label="Time"
          value={at}
          {...(at ? { day: at } : {})}
          required
          onChange={(moment) => {
            setAt(moment?.at ?? null)
            if (moment) setPrecision(moment.precision)
          }}
        />
        <NativeSelect
          label="Kind"
          data={entryKinds.map((value) => ({ value, label: entryKindName[value] }))}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as EntryKind)}
        />
        <TextInput
          label="Who"
          placeholder="A person or a role"
          value={actor}
          onChange={(event) => setActor(event.currentTarget.value)}
        />
      </div>
      <ProblemNotice error={problem} onAgain={run} />
      <div className={classes.buttons}>
        <Button type="submit" size="compact-md" loading={busy} disabled={!at || text.trim() === ''}>
          Add to the story
        </Button>
        <Button size="compact-md" variant="subtle" color="gray" onClick={() => onDone()}>
          Cancel
        </Button>
        <Keys of="mod+enter" />
      </div>
    </form>
  )
}
