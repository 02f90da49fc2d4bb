import { IconMessages, IconPaperclip } from '@tabler/icons-react'
import type { Entry } from '../contract.ts'
import classes from './entry-extras.module.css'
import { type EntryFacts, factsOf } from './entry-facts.ts'

/** The reactions met most; others go by their name. */
const faces: Record<string, string> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  eyes: '👀',
  fire: '🔥',
  heart: '❤️',
  tada: '🎉',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  pray: '🙏',
  rocket: '🚀',
  joy: '😂',
  wave: '👋',
  raised_hands: '🙌',
  clap: '👏',
  thinking_face: '🤔',
  warning: '⚠️',
  rotating_light: '🚨',
}

/** Reactions, files and answers, small beneath an entry’s words. Nothing when there are none. */
export function EntryExtras({ entry }: { entry: Pick<Entry, 'attributes'> }) {
  return <Facts facts={factsOf(entry)} />
}

function Facts({ facts: { reactions, files, replies, editedThere } }: { facts: EntryFacts }) {
  if (reactions.length === 0 && files.length === 0 && replies === 0 && !editedThere) return null
  return (
    <span className={classes.extras}>
      {replies > 0 && (
        <span className={classes.extra}>
          <IconMessages size={13} aria-hidden /> {replies} {replies === 1 ? 'answer' : 'answers'}
        </span>
      )}
      {reactions.slice(0, 6).map(({ name, count }) => (
        <span key={name} className={classes.extra} title={name}>
          {faces[name] ?? (name.length > 2 ? `:${name}:` : name)} {count}
        </span>
      ))}
      {files.map((name) => (
        <span key={name} className={classes.extra}>
          <IconPaperclip size={13} aria-hidden /> {name}
        </span>
      ))}
      {editedThere && <span className={classes.extra}>edited by its author</span>}
    </span>
  )
}
