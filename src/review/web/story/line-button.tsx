import { IconMessage } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { StoryLine } from '#timeline/contract.ts'
import { KindIcon } from '#timeline/web/kind-icon.tsx'
import { MarkerFlag } from '#timeline/web/marker-flag.tsx'
import type { LineRow } from '#timeline/web/story/story-rows.ts'
import { formatMoment } from '#web/time/format.ts'
import { draggedNote, dragLines } from '../notes/dragging.ts'
import { useDesk } from '../use-desk.ts'
import classes from './story-pane.module.css'

interface LineButtonProps {
  row: Pick<LineRow, 'line' | 'markers' | 'during'>
  zone: string
  /** How many notes point to it. */
  notes: number
}

/** One line of the story; choosing it makes it what the next note is about. */
export function LineButton({ row: { line, markers, during }, zone, notes }: LineButtonProps) {
  const { chosen, toggle, lit, review, statements } = useDesk()
  const { entry } = line
  const isChosen = chosen.includes(entry.id)
  const pointNote = (noteId: string | null) => {
    const note = review.notes.find(({ id }) => id === noteId)
    if (note && !note.entryIds.includes(entry.id))
      statements.adjust('notes', note, { entryIds: [...note.entryIds, entry.id] })
  }
  return (
    <li className={classes.item} data-during={during || undefined}>
      <button
        type="button"
        id={`line-${entry.id}`}
        className={classes.line}
        aria-pressed={isChosen}
        data-lit={lit.has(entry.id) || undefined}
        data-line
        draggable
        onClick={(event) => toggle(entry.id, event.shiftKey)}
        onKeyDown={(event) => chooseByKey(event, () => toggle(entry.id))}
        onDragStart={(event) => dragLines(event, isChosen ? chosen : [entry.id])}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          pointNote(draggedNote(event))
        }}
      >
        <time className={classes.time} dateTime={entry.at}>
          {formatMoment(entry.at, {
            zone,
            precision: entry.precision === 'exact' ? 'minute' : entry.precision,
            style: 'time',
          })}
        </time>
        <span className={classes.kind}>
          <KindIcon kind={entry.kind} />
        </span>
        <span className={classes.words}>
          {markers.length > 0 && (
            <span className={classes.flags}>
              {markers.map((marker) => (
                <MarkerFlag key={marker.marker} value={marker} />
              ))}
            </span>
          )}
          <span dir="auto">{wordsOf(line)}</span>
          <LineFacts line={line} zone={zone} />
        </span>
        {notes > 0 && (
          <span
            className={classes.count}
            title={notes === 1 ? '1 note is about it' : `${notes} notes are about it`}
          >
            <IconMessage size={13} aria-hidden />
            {notes}
            <span className="for-ears">{notes === 1 ? 'note' : 'notes'}</span>
          </span>
        )}
      </button>
    </li>
  )
}

const wordsOf = ({ words, entry }: StoryLine) => words ?? entry.text

function LineFacts({ line: { entry }, zone }: { line: StoryLine; zone: string }) {
  const late = entry.knownAt !== null && entry.knownAt !== entry.at
  const facts = [entry.actor, entry.source].filter((fact) => fact)
  return (
    <span className={classes.facts}>
      {facts.join(' · ')}
      {late && entry.knownAt && (
        <span className={classes.late}>
          known from {formatMoment(entry.knownAt, { zone, precision: 'minute', style: 'time' })}
        </span>
      )}
    </span>
  )
}

function chooseByKey(event: KeyboardEvent, choose: () => void) {
  if (event.key !== 'x') return
  event.preventDefault()
  event.stopPropagation()
  choose()
}
