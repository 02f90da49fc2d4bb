import {
  IconBulb,
  IconClover,
  IconHelp,
  IconMoodSmile,
  IconPuzzle,
  IconSchool,
  IconSparkles,
} from '@tabler/icons-react'
import type { NoteTag } from '../../note.ts'
import { noteTagName } from '../../wording.ts'
import classes from './tag-mark.module.css'

export const tagIcon: Record<NoteTag, typeof IconBulb> = {
  learned: IconSchool,
  'went-well': IconMoodSmile,
  lucky: IconClover,
  surprised: IconSparkles,
  factor: IconPuzzle,
  question: IconHelp,
  idea: IconBulb,
}

/** What kind of thing a note says: a sign, a word and a colour, so that nobody depends on the colour. */
export function TagMark({ tag }: { tag: NoteTag }) {
  const Icon = tagIcon[tag]
  return (
    <span className={classes.tag} data-tag={tag}>
      <Icon size={15} stroke={1.9} aria-hidden />
      {noteTagName[tag]}
    </span>
  )
}
