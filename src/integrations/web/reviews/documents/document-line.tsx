import { memo } from 'react'
import type { DocumentRow } from '#integrations/reviews/import/contract.ts'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import { Told } from '../told.tsx'
import { documentName, kindName, outcomeName, plural } from '../words.ts'
import classes from './documents.module.css'

interface DocumentLineProps {
  row: DocumentRow
  onOpen: (number: number) => void
  /** Null where nothing can be chosen any more. */
  onToggle: ((row: DocumentRow) => void) | null
}

/** One document in the list. Thousands may stand below each other, so it is drawn with little. */
export const DocumentLine = memo(function DocumentLine({ row, onOpen, onToggle }: DocumentLineProps) {
  const { number, path, kind, take, outcome, date, severity, problems } = row
  const name = documentName(row)
  return (
    <li className={classes.line} data-left={(onToggle && !take) || undefined}>
      {onToggle && (
        <input
          type="checkbox"
          className={classes.take}
          aria-label={`Import ${name}`}
          checked={take}
          disabled={kind === 'unreadable'}
          onChange={() => onToggle(row)}
        />
      )}
      <div className={classes.what}>
        <button type="button" className={classes.name} data-document={number} onClick={() => onOpen(number)}>
          {name}
        </button>
        <span className={classes.path}>{path}</span>
        {outcome !== null && outcome !== 'created' && row.reason && (
          <span className={classes.reason}>{row.reason}</span>
        )}
      </div>
      <span className={classes.date}>{date && <Told at={date} style="date" />}</span>
      <span className={classes.severity}>{severity}</span>
      <span className={classes.parts}>{kind === 'review' ? partsText(row) : problems[0]}</span>
      <span className={classes.mark}>
        {outcome === null ? <Kind row={row} /> : <Became row={row} outcome={outcome} />}
      </span>
    </li>
  )
})

function partsText({ sections, moments, items }: DocumentRow): string {
  const parts = [
    sections > 0 && plural(sections, 'section'),
    moments > 0 && plural(moments, 'time'),
    items > 0 && plural(items, 'item'),
  ]
  return parts.filter(Boolean).join(' · ') || 'words only'
}

function Kind({ row: { kind, problems } }: { row: DocumentRow }) {
  if (kind !== 'review') return <span className={classes.kind}>{kindName[kind]}</span>
  if (problems.length === 0) return null
  return (
    <span className={classes.remarks} title={problems.join('\n')}>
      {plural(problems.length, 'remark')}
    </span>
  )
}

function Became({ row: { incidentKey }, outcome }: { row: DocumentRow; outcome: keyof typeof outcomeName }) {
  return (
    <>
      <span className={classes.kind} data-outcome={outcome}>
        {outcomeName[outcome]}
      </span>
      {incidentKey && (
        <Go to={paths.incident(incidentKey)} className={classes.key}>
          {incidentKey}
        </Go>
      )}
    </>
  )
}
