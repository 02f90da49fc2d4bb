import { type NoteTag, noteTags } from '../../note.ts'
import { noteTagName } from '../../wording.ts'
import classes from './tag-chooser.module.css'
import { TagMark, tagIcon } from './tag-mark.tsx'

interface TagChooserProps {
  tag: NoteTag | null
  /** The tag was typed in the text and stands there until it is taken out. */
  typed: boolean
  onChoose: (tag: NoteTag) => void
}

/** Seven signs; the chosen one with its word. None is needed. */
export function TagChooser({ tag, typed, onChoose }: TagChooserProps) {
  return (
    <fieldset className={classes.tags} aria-label="Tag, if you like">
      {noteTags.map((one, index) => {
        const Icon = tagIcon[one]
        const chosen = one === tag
        return (
          <button
            key={one}
            type="button"
            className={classes.tag}
            aria-pressed={chosen}
            aria-label={noteTagName[one]}
            disabled={typed && !chosen}
            title={`${noteTagName[one]} (Alt ${index + 1}, or type #${one})`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
          >
            {chosen ? <TagMark tag={one} /> : <Icon size={17} stroke={1.7} aria-hidden />}
          </button>
        )
      })}
    </fieldset>
  )
}
