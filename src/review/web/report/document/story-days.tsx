import { lazy, Suspense } from 'react'
import type { StoryLine } from '#timeline/contract.ts'
import { draftOf } from '#timeline/web/story/line-draft.ts'
import { useSaveLine } from '#timeline/web/story/use-save-line.ts'
import { type ShownDay, type ShownLine, type ShownTime, shownStory } from '../../../report/outline.ts'
import type { ReportContent } from '../../../report-content.ts'
import { contextOfPart } from '../../language/place-context.ts'
import { PlainWords } from '../../words/plain-words.tsx'
import { matched } from '../sources.ts'
import { useReportDesk } from '../use-report-desk.ts'
import { EditableLine } from './editable-line.tsx'
import classes from './story.module.css'

const Picture = lazy(() => import('./story-picture.tsx').then((part) => ({ default: part.StoryPicture })))

/** The story: its picture, then line by line with the times in the margin. */
export function StoryDays({ content }: { content: ReportContent }) {
  const desk = useReportDesk()
  const sources = matched(desk?.story ?? [], content.story.length)
  return (
    <>
      {content.story.length > 1 && (
        <Suspense fallback={<div className={classes.pictureWaiting} />}>
          <Picture content={content} />
        </Suspense>
      )}
      {shownStory(content).map((day) => (
        <Day key={`${day.day} ${day.lines[0]?.number}`} day={day} sources={sources} />
      ))}
    </>
  )
}

interface DayProps {
  day: ShownDay
  sources: readonly (StoryLine | null)[]
}

function Day({ day: { day, clock, lines }, sources }: DayProps) {
  return (
    <section className={classes.day}>
      <h3>
        {day} <span className={classes.offset}>{clock}</span>
      </h3>
      <ol className={classes.story} start={lines[0]?.number}>
        {lines.map((line) => (
          <Line key={line.number} line={line} source={sources[line.number - 1] ?? null} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line, source }: { line: ShownLine; source: StoryLine | null }) {
  const details = [line.kind, line.who, line.source].filter((each) => each).join(' · ')
  return (
    <li id={`line-${line.number}`} className={classes.line} data-phase={line.phase}>
      <div className={classes.when}>
        <Clock time={line.time} />
        {line.until && (
          <span className={classes.until}>
            to <Clock time={line.until} />
          </span>
        )}
      </div>
      <div className={classes.what} data-pinned={line.moments.length > 0 || undefined}>
        {line.moments.map((name) => (
          <strong key={name} className={classes.moment}>
            {name}
          </strong>
        ))}
        {source ? <ChangeableLine line={line} source={source} /> : <PlainWords text={line.text} />}
        <p className={classes.details}>
          {details}
          {line.knownAt && (
            <>
              {' '}
              · known at <Clock time={line.knownAt} />
            </>
          )}
        </p>
      </div>
    </li>
  )
}

/** What somebody said at the time is nobody’s to judge; the words it is told with are. */
const asItCame = { kind: 'evidence' } as const
const ofStory = contextOfPart('story')

function ChangeableLine({ line, source }: { line: ShownLine; source: StoryLine }) {
  const key = useReportDesk()?.incidentKey ?? ''
  const { save, reload } = useSaveLine(key)
  return (
    <EditableLine
      label={`line at ${line.time.text}`}
      shown={line.text}
      prompting={source.words === null ? asItCame : ofStory}
      base={source}
      pick={({ words, entry }) => words ?? entry.text}
      save={(words, base) => save({ ...draftOf(base), words }, base)}
      reload={() => reload(source)}
    />
  )
}

function Clock({ time }: { time: ShownTime }) {
  return (
    <time dateTime={time.at} title={time.at}>
      {time.text}
    </time>
  )
}
