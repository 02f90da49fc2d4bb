import type { Note } from '../../contract.ts'
import { type NoteTag, noteTags } from '../../note.ts'
import { noteTagName } from '../../wording.ts'
import { countTags, type TagFilter } from './note-order.ts'
import classes from './tag-filter.module.css'

interface TagFilterRowProps {
  notes: readonly Note[]
  filter: TagFilter
  onChange: (filter: TagFilter) => void
}

/** Shows the notes of one tag only; tags that nobody used are absent. */
export function TagFilterRow({ notes, filter, onChange }: TagFilterRowProps) {
  const counts = countTags(notes)
  const choices: { value: NoteTag | 'untagged'; name: string }[] = [
    ...noteTags.map((tag) => ({ value: tag, name: noteTagName[tag] })),
    { value: 'untagged', name: 'No tag' },
  ]
  return (
    <fieldset className={classes.row} aria-label="Show notes with a tag">
      <button
        type="button"
        className={classes.choice}
        aria-pressed={filter === null}
        onClick={() => onChange(null)}
      >
        All {notes.length}
      </button>
      {choices
        .filter(({ value }) => counts.has(value) || filter === value)
        .map(({ value, name }) => (
          <button
            key={value}
            type="button"
            className={classes.choice}
            aria-pressed={filter === value}
            onClick={() => onChange(filter === value ? null : value)}
          >
            {name} {counts.get(value) ?? 0}
          </button>
        ))}
    </fieldset>
  )
}
