import { Button } from '@mantine/core'
import type { DocumentDetail, ReviewImport } from '#integrations/reviews/import/contract.ts'
import type { ItemState } from '#integrations/reviews/reading.ts'
import { useRead } from '#web/api.ts'
import { useSearchState } from '#web/search-state.ts'
import { Told } from '../told.tsx'
import { counted, meaningName, plural } from '../words.ts'
import classes from './reading-view.module.css'

interface ReadingViewProps {
  one: ReviewImport
  document: DocumentDetail
}

/** Everything that was understood of a document. Its words are shown as text, never as a page. */
export function ReadingView({ one, document }: ReadingViewProps) {
  const { sections, timeline, items, problems } = document.reading
  return (
    <>
      <Facts document={document} />
      {problems.length > 0 && (
        <ul className={classes.problems} aria-label="Remarks">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {one.state === 'ready' && document.shape !== null && <ToShape one={one} shape={document.shape} />}
      {timeline.length > 0 && <Timeline moments={timeline} />}
      {items.length > 0 && <Items items={items} />}
      {sections.length > 0 && (
        <section>
          <h3 className={classes.title}>Sections</h3>
          {sections.map((section, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sections have no identity and are replaced as a whole
            <details key={index} className={classes.section} open={sections.length < 4}>
              <summary>
                <span className={classes.heading}>{section.heading || 'Before the first heading'}</span>
                <span className={classes.meaning} data-other={section.meaning === 'other' || undefined}>
                  {meaningName[section.meaning]}
                </span>
              </summary>
              <p className={classes.text}>{section.text || 'No words of its own.'}</p>
            </details>
          ))}
        </section>
      )}
    </>
  )
}

function Facts({ document }: { document: DocumentDetail }) {
  const { title, date, severity, services } = document.reading
  const facts = [
    ['Title', title],
    ['Began', date && <Told key="date" at={date} style="date-time" />],
    ['Severity', severity],
    ['Services', services.join(', ') || null],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-missing={!value || undefined}>{value ?? 'not told'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** From the one document that shows a mistake to all that have it. */
function ToShape({ one, shape }: { one: ReviewImport; shape: number }) {
  const [, change] = useSearchState()
  const shapes = useRead('GET /review-imports/:id/shapes', { params: { id: one.id } }).data?.shapes
  const found = shapes?.find(({ id }) => id === shape)
  if (!found) return null
  return (
    <p className={classes.shape}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          change({ show: 'shapes', open: String(shape), document: undefined }, { replace: false })
        }
      >
        {found.documents === 1
          ? 'Correct what it means'
          : `Correct this for all ${counted(found.documents)} of its shape`}
      </Button>
    </p>
  )
}

const mostShown = 300

function Timeline({ moments }: { moments: DocumentDetail['reading']['timeline'] }) {
  return (
    <section>
      <h3 className={classes.title}>
        Timeline <span className={classes.soft}>{counted(moments.length)}</span>
      </h3>
      <ol className={classes.moments}>
        {moments.slice(0, mostShown).map(({ at, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moments have no identity and are replaced as a whole
          <li key={index}>
            <Told at={at} style="date-time" />
            <span className={classes.text}>{text}</span>
          </li>
        ))}
      </ol>
      {moments.length > mostShown && (
        <p className={classes.soft}>and {plural(moments.length - mostShown, 'more')}</p>
      )}
    </section>
  )
}

const itemStateName: Record<ItemState, string> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  declined: 'declined',
}

function Items({ items }: { items: DocumentDetail['reading']['items'] }) {
  return (
    <section>
      <h3 className={classes.title}>
        Improvement items <span className={classes.soft}>{counted(items.length)}</span>
      </h3>
      <ul className={classes.items}>
        {items.map(({ text, owner, state, url }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity and are replaced as a whole
          <li key={index}>
            <span className={classes.text}>{text}</span>
            <span className={classes.soft}>
              {[owner, state && itemStateName[state], url].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
