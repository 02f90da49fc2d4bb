import type { ReportContent } from '../../../report-content.ts'
import { factorKindMeaning, factorKindName, factorLayerName } from '../../../wording.ts'
import { ofFinding } from '../../language/place-context.ts'
import { PlainWords } from '../../words/plain-words.tsx'
import { matched } from '../sources.ts'
import { useReportDesk } from '../use-report-desk.ts'
import { EditableLine } from './editable-line.tsx'
import { LineLinks } from './line-links.tsx'
import classes from './statements.module.css'

/** The contributing factors, numbered, so that items can name what they answer. */
export function FactorList({ content }: { content: ReportContent }) {
  const desk = useReportDesk()
  const sources = matched(desk?.review.factors ?? [], content.factors.length)
  if (content.factors.length === 0) return null
  return (
    <ol className={classes.factors}>
      {content.factors.map(({ statement, kind, layer, lines }, index) => {
        const source = sources[index]
        return (
          <li key={source?.id ?? `${index}-${statement.slice(0, 40)}`} id={`factor-${index + 1}`}>
            <p className={classes.label} data-kind={kind}>
              <span title={factorKindMeaning[kind]}>{factorKindName[kind]}</span>
              {layer && <span className={classes.layer}>{factorLayerName[layer]}</span>}
            </p>
            {desk && source ? (
              <EditableLine
                label="factor"
                shown={statement}
                prompting={{ ...ofFinding, place: `factors:${source.id}` }}
                base={source}
                pick={(base) => base.statement}
                save={(words, base) => desk.statements.change('factors', base, { statement: words })}
                reload={() => desk.statements.latest('factors', source)}
              />
            ) : (
              <PlainWords text={statement} />
            )}
            <LineLinks lines={lines} content={content} />
          </li>
        )
      })}
    </ol>
  )
}
