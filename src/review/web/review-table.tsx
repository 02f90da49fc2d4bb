import { Button, SegmentedControl } from '@mantine/core'
import { IconLock, IconWorld } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { Items } from '#improvement/web/items.tsx'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Factors } from './findings/factors.tsx'
import { Insights } from './findings/insights.tsx'
import { NotesPane } from './notes/notes-pane.tsx'
import { Participants } from './people/participants.tsx'
import classes from './review-page.module.css'
import { StoryPane } from './story/story-pane.tsx'
import { useDesk } from './use-desk.ts'
import { useReviewActions } from './use-review-actions.ts'

const panes = [
  { value: 'notes', label: 'Notes' },
  { value: 'story', label: 'Story' },
  { value: 'findings', label: 'Findings' },
] as const

/** Everything of a review on one table: the notes left of the story, and what they come to beside it. */
export function ReviewTable({ children }: { children?: ReactNode }) {
  const { incidentKey, review, chosen } = useDesk()
  const [search, change] = useSearchState()
  const pane = panes.find(({ value }) => value === textOf(search.pane))?.value ?? 'notes'
  const note = useRef<HTMLTextAreaElement>(null)
  const insight = useRef<HTMLInputElement>(null)
  const factor = useRef<HTMLInputElement>(null)
  const item = useRef<HTMLInputElement>(null)
  const show = (value: string) => change({ pane: value === 'notes' ? undefined : value })
  useReviewActions({ note, insight, factor, item, show })
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <p className={classes.privacy}>
            <Privacy published={review.publishedVersion} />
          </p>
          <Participants incidentKey={incidentKey} review={review} />
        </div>
        <Button
          className={classes.toReport}
          variant="default"
          component={Go}
          to={paths.incident(incidentKey, 'report')}
        >
          See the report
        </Button>
      </header>
      {children}
      <SegmentedControl
        className={classes.panes}
        fullWidth
        aria-label="What to show"
        data={[...panes]}
        value={pane}
        onChange={show}
      />
      <div className={classes.table} data-pane={pane}>
        <div className={classes.notes}>
          <NotesPane box={note} />
        </div>
        <div className={classes.story}>
          <StoryPane />
        </div>
        <div className={classes.findings}>
          <Insights field={insight} />
          <Factors field={factor} />
          <Items incidentKey={incidentKey} factors={review.factors} field={item} />
        </div>
      </div>
      {chosen.length > 0 && pane === 'story' && (
        <div className={classes.onPhone}>
          <Button
            fullWidth
            onClick={() => {
              show('notes')
              requestAnimationFrame(() => note.current?.focus())
            }}
          >
            Write a note about {chosen.length === 1 ? 'this line' : `these ${chosen.length} lines`}
          </Button>
        </div>
      )}
    </div>
  )
}

function Privacy({ published }: { published: number | null }) {
  if (published === null) {
    return (
      <>
        <IconLock size={15} aria-hidden /> Only those who take part can read this. Others see nothing until a
        report is published.
      </>
    )
  }
  return (
    <>
      <IconWorld size={15} aria-hidden /> Version {published} of the report is published. The notes here stay
      between those who take part.
    </>
  )
}
