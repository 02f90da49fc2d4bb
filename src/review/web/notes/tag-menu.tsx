import { Menu } from '@mantine/core'
import type { Note } from '../../contract.ts'
import { type NoteTag, noteTags } from '../../note.ts'
import { noteTagName } from '../../wording.ts'
import { TagMark } from './tag-mark.tsx'

/** The tags a note may carry, and none. */
export function TagMenu({ note, onChoose }: { note: Note; onChoose: (tag: NoteTag | null) => void }) {
  return (
    <Menu.Dropdown aria-label="Tag">
      {noteTags.map((tag) => (
        <Menu.Item key={tag} onClick={() => onChoose(tag)} aria-label={noteTagName[tag]}>
          <TagMark tag={tag} />
        </Menu.Item>
      ))}
      {note.tag && <Menu.Item onClick={() => onChoose(null)}>No tag</Menu.Item>}
    </Menu.Dropdown>
  )
}
