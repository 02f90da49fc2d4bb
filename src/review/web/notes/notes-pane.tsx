import { Button } from '@mantine/core'
import { type Ref, useMemo } from 'react'
import { useRead } from '#web/api.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { Note } from '../../contract.ts'
import { noteTags } from '../../note.ts'
import { useDesk } from '../use-desk.ts'
import { useHeld } from '../use-held.ts'
import { LetterCard } from './letter-card.tsx'
import { NoteBox } from './note-box.tsx'
import { NoteCard } from './note-card.tsx'
import { type NoteOrder, orderNotes, type TagFilter, withTag } from './note-order.ts'
import classes from './notes-pane.module.css'
import { type Letter, useOutbox } from './outbox.ts'
import { TagFilterRow } from './tag-filter.tsx'
import { becomes, useMake } from './use-make.ts'

function useShown(): { filter: TagFilter; order: NoteOrder; change: ReturnType<typeof useSearchState>[1] } {
  const [search, change] = useSearchState()
  const tag = textOf(search.tag)
  const known = noteTags.find((one) => one === tag) ?? (tag === 'untagged' ? tag : null)
  return { filter: known, order: textOf(search.order) === 'story' ? 'story' : 'newest', change }
}

/** The conversation: the box for what comes next, and what was said so far. */
export function NotesPane({ box }: { box: Ref<HTMLTextAreaElement> }) {
  const { incidentKey, review, positions, statements, moment, chosen } = useDesk()
  const { filter, order, change } = useShown()
  const outbox = useOutbox(incidentKey, statements.write)
  const [notes, hold] = useHeld(review.notes)
  const items = useRead('GET /incidents/:key/items', { params: { key: incidentKey } }).data?.items
  const titles = useMemo(() => items?.map(({ title }) => title) ?? [], [items])
  const make = useMake()
  const shown = useMemo(
    () => orderNotes(withTag(notes, filter), order, positions),
    [notes, filter, order, positions],
  )
  const drop = (letter: Letter) => {
    void navigator.clipboard?.writeText(letter.text)
    outbox.discard(letter)
  }
  const isHere = ({ entryIds }: Note) => moment !== null && entryIds.some((id) => chosen.includes(id))
  const here = shown.filter(isHere)
  const elsewhere = shown.filter((note) => !isHere(note))
  const card = (note: Note) => (
    <NoteCard
      key={note.id}
      note={note}
      becomes={becomes(note, review, titles)}
      onMake={() => make(note)}
      onWriting={(writing) => hold(note, writing)}
    />
  )
  return (
    <section className={classes.pane} aria-label="Notes">
      <div className={classes.top}>
        <NoteBox ref={box} onSend={outbox.send} />
        {notes.length > 0 && (
          <div className={classes.filters}>
            <TagFilterRow
              notes={notes}
              filter={filter}
              onChange={(tag) => change({ tag: tag ?? undefined })}
            />
            <Button
              className={classes.order}
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => change({ order: order === 'story' ? undefined : 'story' })}
            >
              {order === 'story' ? 'Along the story' : 'Newest first'}
            </Button>
          </div>
        )}
      </div>
      {notes.length === 0 && outbox.letters.length === 0 && <FirstNote />}
      <div className={classes.list}>
        {outbox.letters.map((letter) => (
          <LetterCard
            key={letter.id}
            letter={letter}
            onAgain={() => outbox.again(letter)}
            onBack={() => drop(letter)}
          />
        ))}
        {here.length > 0 && <h3 className={classes.group}>About this moment</h3>}
        {here.map(card)}
        {here.length > 0 && elsewhere.length > 0 && <h3 className={classes.group}>Other notes</h3>}
        {elsewhere.map(card)}
        {notes.length > 0 && shown.length === 0 && <p className={classes.none}>No note with this tag yet.</p>}
      </div>
    </section>
  )
}

function FirstNote() {
  return (
    <p className={classes.none}>
      Talk first. Whatever somebody says can be noted here, as it comes; what it means for the report can
      wait. Click on lines of the story to say what a note is about.
    </p>
  )
}
