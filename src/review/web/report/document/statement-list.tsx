import { statementsOf } from '../../../report/outline.ts'
import type { PartId, ReportContent } from '../../../report-content.ts'
import { contextOfNote, ofFinding } from '../../language/place-context.ts'
import { PlainWords } from '../../words/plain-words.tsx'
import { matched, type StatementSource, statementSources } from '../sources.ts'
import { type ReportDesk, useReportDesk } from '../use-report-desk.ts'
import { EditableLine } from './editable-line.tsx'
import { LineLinks } from './line-links.tsx'
import classes from './statements.module.css'

/** What people said, one statement a line, each with the lines of the story it rests on. */
export function StatementList({ part, content }: { part: PartId; content: ReportContent }) {
  const desk = useReportDesk()
  const statements = statementsOf(part, content) ?? []
  const sources = matched(desk ? statementSources(part, desk.review) : [], statements.length)
  if (statements.length === 0) return null
  return (
    <ul className={classes.statements}>
      {statements.map(({ text, lines }, index) => {
        const source = sources[index]
        return (
          <li key={source?.one.id ?? `${index}-${text.slice(0, 40)}`}>
            {desk && source ? (
              <Changeable desk={desk} source={source} shown={text} />
            ) : (
              <PlainWords text={text} />
            )}
            <LineLinks lines={lines} content={content} />
          </li>
        )
      })}
    </ul>
  )
}

function Changeable({ desk, source, shown }: { desk: ReportDesk; source: StatementSource; shown: string }) {
  const { statements } = desk
  const options = { label: 'statement', shown, pick: ({ text }: { text: string }) => text }
  if (source.kind === 'notes') {
    const { one } = source
    return (
      <EditableLine
        {...options}
        prompting={{
          ...contextOfNote(one.tag),
          place: `notes:${one.id}`,
          ...(one.author === null ? { keeping: 'tab' } : {}),
        }}
        base={one}
        save={(text, base) => statements.change('notes', base, { text })}
        reload={() => statements.latest('notes', one)}
      />
    )
  }
  const { one } = source
  return (
    <EditableLine
      {...options}
      prompting={{ ...ofFinding, place: `insights:${one.id}` }}
      base={one}
      save={(text, base) => statements.change('insights', base, { text })}
      reload={() => statements.latest('insights', one)}
    />
  )
}
