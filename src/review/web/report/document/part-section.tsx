import { useState } from 'react'
import { Markdown } from '#web/parts/markdown.tsx'
import type { ReportContent } from '../../../report-content.ts'
import { EditableWords } from '../../words/editable-words.tsx'
import { useReportDesk } from '../use-report-desk.ts'
import { FactorList } from './factor-list.tsx'
import { ItemList } from './item-list.tsx'
import { MomentsTable } from './moments-table.tsx'
import { PartMenu } from './part-menu.tsx'
import { PartWords } from './part-words.tsx'
import classes from './report.module.css'
import { StatementList } from './statement-list.tsx'
import { StoryDays } from './story-days.tsx'

interface PartSectionProps {
  part: ReportContent['parts'][number]
  /** Lists stand in the first part of their kind. */
  first: boolean
  anchor: string
  content: ReportContent
}

/** A part of the report: its heading, words, and the list below them. */
export function PartSection({ part, first, anchor, content }: PartSectionProps) {
  const desk = useReportDesk()
  const source = first ? desk?.partOf(part.id) : undefined
  const [writing, setWriting] = useState(desk?.begun.has(part.id) ?? false)
  return (
    <section className={classes.part} data-part={part.id} aria-labelledby={anchor}>
      {desk && source ? (
        <EditableWords
          label="Heading"
          maxLength={120}
          base={source}
          pick={({ heading }) => heading}
          save={(heading, base) => desk.savePart({ heading: heading.trim() }, base)}
          reload={() => desk.latestPart(source)}
        >
          {(begin) => (
            <div className={classes.partHead}>
              <h2 id={anchor} className={classes.heading} dir="auto">
                {part.heading}
              </h2>
              <PartMenu desk={desk} part={source} onHeading={begin} onWords={() => setWriting(true)} />
            </div>
          )}
        </EditableWords>
      ) : (
        <h2 id={anchor} className={classes.heading} dir="auto">
          {part.heading}
        </h2>
      )}
      {desk && source && writing ? (
        <PartWords desk={desk} part={source} onDone={() => setWriting(false)} />
      ) : (
        part.text.trim() !== '' && (
          <div className={classes.words} dir="auto">
            <Markdown text={part.text} />
          </div>
        )
      )}
      {first && <PartList id={part.id} content={content} />}
    </section>
  )
}

function PartList({ id, content }: { id: PartSectionProps['part']['id']; content: ReportContent }) {
  if (id === 'summary') return null
  if (id === 'impact') return <MomentsTable content={content} />
  if (id === 'story') return <StoryDays content={content} />
  if (id === 'factors') return <FactorList content={content} />
  if (id === 'items') return <ItemList content={content} />
  return <StatementList part={id} content={content} />
}
