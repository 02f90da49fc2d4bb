import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowRight, IconHelp, IconLink, IconPencil, IconTag, IconTrash } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { Moment } from '#web/parts/moment.tsx'
import type { Note } from '../../contract.ts'
import { contextOfNote } from '../language/place-context.ts'
import { useDesk } from '../use-desk.ts'
import { EditableWords } from '../words/editable-words.tsx'
import { LineRefs } from '../words/line-refs.tsx'
import { PlainWords } from '../words/plain-words.tsx'
import { Curiosity } from './curiosity-line.tsx'
import { draggedLines, dragNote } from './dragging.ts'
import classes from './note-card.module.css'
import { readTag } from './tag-in-text.ts'
import { TagMark } from './tag-mark.tsx'
import { TagMenu } from './tag-menu.tsx'
import { useQuestion } from './use-question.ts'

interface NoteCardProps {
  note: Note
  /** What it can become, in words; null when nothing. */
  becomes: string | null
  onMake: () => void
  onWriting: (writing: boolean) => void
}

/** What somebody said: words, tag, the lines it is about, and what can be done with it. */
export function NoteCard({ note, becomes, onMake, onWriting }: NoteCardProps) {
  const { statements, chosen, light } = useDesk()
  const [asking, setAsking] = useState(false)
  const [tagging, setTagging] = useState(false)
  const question = useQuestion(note)
  const point = (ids: readonly string[]) => {
    const entryIds = [...new Set([...note.entryIds, ...ids])]
    if (entryIds.length > note.entryIds.length) statements.adjust('notes', note, { entryIds })
  }
  const remove = () => statements.takeAway('notes', note.id, 'The note is gone.')

  function onKeyDown(event: KeyboardEvent<HTMLElement>, edit: () => void) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const doing: Record<string, (() => void) | undefined> = {
      e: edit,
      Enter: edit,
      t: () => setTagging(true),
      m: becomes ? onMake : undefined,
      p: () => point(chosen),
      Delete: remove,
      Backspace: remove,
    }
    const act = doing[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  function onDrop(event: DragEvent) {
    const lines = draggedLines(event)
    if (lines.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    point(lines)
  }
  return (
    <EditableWords
      label="The note"
      keep={`note.${note.id}`}
      prompting={{ ...contextOfNote(note.tag), ...(note.author === null ? { keeping: 'tab' } : {}) }}
      base={note}
      pick={(base) => base.text}
      save={(typed, base) => {
        const { text, tag } = readTag(typed)
        return statements.change('notes', base, tag ? { text, tag } : { text })
      }}
      reload={() => statements.latest('notes', note)}
      onWriting={onWriting}
    >
      {(edit) => (
        <article
          id={`note-${note.id}`}
          className={classes.note}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: shortcuts act on the note that has the focus.
          tabIndex={0}
          aria-label={`Note by ${note.author ?? 'somebody'}`}
          draggable
          onDragStart={(event) => dragNote(event, note.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={onDrop}
          onKeyDown={(event) => onKeyDown(event, edit)}
          onPointerEnter={() => light(note.entryIds)}
          onPointerLeave={() => light([])}
          onFocus={() => light(note.entryIds)}
          onBlur={() => light([])}
        >
          <PlainWords text={note.text} />
          <footer className={classes.foot}>
            {note.tag && <TagMark tag={note.tag} />}
            <LineRefs entryIds={note.entryIds} />
            <span className={classes.by}>
              {note.mine ? 'You' : (note.author ?? 'Anonymous')}, <Moment at={note.createdAt} style="ago" />
            </span>
            <span className={classes.tools}>
              {question && (
                <Tool label="A question this may open" onClick={() => setAsking(!asking)}>
                  <IconHelp size={16} aria-hidden />
                </Tool>
              )}
              {chosen.length > 0 && (
                <Tool label="Point to the chosen lines" onClick={() => point(chosen)}>
                  <IconLink size={16} aria-hidden />
                </Tool>
              )}
              <Menu opened={tagging} onChange={setTagging} position="bottom-end" withinPortal>
                <Menu.Target>
                  <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Tag" title="Tag (T)">
                    <IconTag size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <TagMenu note={note} onChoose={(tag) => statements.adjust('notes', note, { tag })} />
              </Menu>
              <Tool label="Edit the note" onClick={edit}>
                <IconPencil size={16} aria-hidden />
              </Tool>
              <Tool label="Remove the note" onClick={remove}>
                <IconTrash size={16} aria-hidden />
              </Tool>
            </span>
          </footer>
          {becomes && (
            <button type="button" className={classes.make} onClick={onMake} title={`${becomes} (M)`}>
              {becomes} <IconArrowRight size={14} aria-hidden />
            </button>
          )}
          {asking && question && (
            <Curiosity note={note} question={question} onDone={() => setAsking(false)} />
          )}
        </article>
      )}
    </EditableWords>
  )
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}
