import { Button, CloseButton, Switch } from '@mantine/core'
import { type DragEvent, type KeyboardEvent, type Ref, useState } from 'react'
import { useLanguageHome } from '#web/parts/language/home.ts'
import { PromptedTextarea } from '#web/parts/language/prompted.tsx'
import { type NoteTag, noteTags } from '../../note.ts'
import { contextOfNote } from '../language/place-context.ts'
import { useDesk } from '../use-desk.ts'
import { answerKey } from '../words/editable-words.tsx'
import { LineRefs } from '../words/line-refs.tsx'
import { draggedLines } from './dragging.ts'
import classes from './note-box.module.css'
import type { Written } from './outbox.ts'
import { promptFor } from './prompts.ts'
import { TagChooser } from './tag-chooser.tsx'
import { readTag } from './tag-in-text.ts'
import { useNoteDraft } from './use-note-draft.ts'

interface NoteBoxProps {
  onSend: (written: Written) => void
  ref?: Ref<HTMLTextAreaElement>
}

/** Always ready for what somebody says: words, at most a tag, and the lines they are about. */
export function NoteBox({ onSend, ref }: NoteBoxProps) {
  const { incidentKey, chosen, choose, toggle, story, positions, moment } = useDesk()
  const { draft, change, clear } = useNoteDraft(incidentKey)
  const [over, setOver] = useState(false)
  const language = useLanguageHome()
  const said = readTag(draft.text)
  const tag = said.tag ?? draft.tag
  const placeholder = promptFor(
    story.filter(({ entry }) => chosen.includes(entry.id)),
    moment !== null,
  )

  function send() {
    if (said.text === '') return
    language?.sent(draft.anonymous)
    onSend({ text: said.text, tag, entryIds: [...chosen], anonymous: draft.anonymous })
    clear()
    // On a walk the moment stays the subject until the next step.
    if (moment === null) choose([])
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const number = event.altKey ? /^Digit([1-7])$/.exec(event.code)?.[1] : undefined
    const keyed = number ? noteTags[Number(number) - 1] : undefined
    if (keyed) {
      event.preventDefault()
      chooseTag(keyed)
    } else answerKey(event, send, () => event.currentTarget.blur())
  }
  const chooseTag = (chosenTag: NoteTag) => change({ tag: draft.tag === chosenTag ? null : chosenTag })
  function onDrop(event: DragEvent) {
    setOver(false)
    const lines = draggedLines(event)
    if (lines.length === 0) return
    event.preventDefault()
    for (const id of lines) if (!chosen.includes(id) && positions.has(id)) toggle(id)
  }
  return (
    <section
      className={classes.box}
      data-over={over || undefined}
      aria-label="Write a note"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {chosen.length > 0 && (
        <div className={classes.about}>
          <span>About</span>
          <LineRefs entryIds={chosen} />
          <CloseButton size="sm" aria-label="Point to no line" onClick={() => choose([])} />
        </div>
      )}
      <PromptedTextarea
        ref={ref}
        prompting={{ ...contextOfNote(tag), keeping: draft.anonymous ? 'tab' : 'until-sent' }}
        id="note-box"
        classNames={{ input: classes.input }}
        variant="unstyled"
        aria-label="Note"
        aria-keyshortcuts="n"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        placeholder={placeholder}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <div className={classes.foot}>
        <TagChooser tag={tag} typed={said.tag !== null} onChoose={chooseTag} />
        <Button className={classes.send} size="compact-sm" onClick={send} disabled={said.text === ''}>
          Note it
        </Button>
      </div>
      <div className={classes.anonymous}>
        <Switch
          size="xs"
          label="Anonymous"
          checked={draft.anonymous}
          onChange={(event) => change({ anonymous: event.currentTarget.checked })}
        />
        {draft.anonymous && (
          <p className={classes.promise}>
            Your name is stored nowhere with the note, so nobody can look it up or put it back. How you write
            may still tell.
          </p>
        )}
      </div>
    </section>
  )
}
