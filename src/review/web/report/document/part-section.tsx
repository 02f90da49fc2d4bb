import type { ReactNode } from 'react'
import { Markdown } from '#web/parts/markdown.tsx'
import type { PartId, ReportContent } from '../../../report-content.ts'
import { useReportDesk } from '../use-report-desk.ts'
import { ChangeablePart } from './changeable-part.tsx'
import { FactorList } from './factor-list.tsx'
import { ItemList } from './item-list.tsx'
import { MomentsTable } from './moments-table.tsx'
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
  const heading: ReactNode = (
    <h2 id={anchor} className={classes.heading} dir="auto">
      {part.heading}
    </h2>
  )
  const words: ReactNode = part.text.trim() !== '' && (
    <div className={classes.words} dir="auto">
      <Markdown text={part.text} />
    </div>
  )
  return (
    <section className={classes.part} data-part={part.id} aria-labelledby={anchor}>
      {desk && source ? (
        <ChangeablePart desk={desk} part={source} heading={heading} words={words} />
      ) : (
        <>
          {heading}
          {words}
        </>
      )}
      {first && <PartList id={part.id} content={content} />}
    </section>
  )
}

function PartList({ id, content }: { id: PartId; content: ReportContent }) {
  if (id === 'summary') return null
  if (id === 'impact') return <MomentsTable content={content} />
  if (id === 'story') return <StoryDays content={content} />
  if (id === 'factors') return <FactorList content={content} />
  if (id === 'items') return <ItemList content={content} />
  return <StatementList part={id} content={content} />
}
