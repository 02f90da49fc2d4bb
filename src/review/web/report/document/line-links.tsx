import { clockOfLine } from '../../../report/outline.ts'
import type { ReportContent } from '../../../report-content.ts'
import classes from './statements.module.css'

/** The lines of the story that something rests on, by their times. */
export function LineLinks({ lines, content }: { lines: readonly number[]; content: ReportContent }) {
  if (lines.length === 0) return null
  return (
    <p className={classes.refs}>
      <span className="for-ears">See </span>
      {lines.map((line) => (
        <a key={line} href={`#line-${line}`} title={content.story[line - 1]?.text}>
          {clockOfLine(content, line) ?? `line ${line}`}
        </a>
      ))}
    </p>
  )
}
