import type { ReactNode } from 'react'
import { shownFacts, shownParts } from '../../../report/outline.ts'
import type { ReportContent } from '../../../report-content.ts'
import { anchorOf } from './anchor.ts'
import { Contents } from './contents.tsx'
import { PartSection } from './part-section.tsx'
import classes from './report.module.css'

interface ReportDocumentProps {
  content: ReportContent
  /** Above the title: whose report, of which incident, which version. */
  eyebrow: readonly (string | null)[]
  /** `page`: it is the page’s own; `part`: another stands above; `none`: the same stands above already. */
  title?: 'page' | 'part' | 'none'
  /** The parts to show; those with something to say when absent. */
  parts?: ReportContent['parts']
  children?: ReactNode
}

/** A report as people read it: facts, parts, the story with its times in the margin. */
export function ReportDocument({ content, eyebrow, title = 'none', parts, children }: ReportDocumentProps) {
  const shown = parts ?? shownParts(content)
  const Title = title === 'page' ? 'h1' : 'p'
  return (
    <div className={classes.document}>
      {shown.length > 2 && <Contents parts={shown} />}
      <article className={classes.report} aria-label={`Report of ${content.key}`}>
        <header>
          <p className={classes.eyebrow}>{eyebrow.filter((each) => each).join(' · ')}</p>
          {title !== 'none' && (
            <Title className={classes.title} dir="auto">
              {content.title}
            </Title>
          )}
          <dl className={classes.facts} data-first={title === 'none' || undefined}>
            {factsOf(content).map(([name, values]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{values.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </header>
        {shown.map((part, index) => (
          <PartSection
            key={`${part.id}-${shown.findIndex(({ id }) => id === part.id) === index ? 1 : index}`}
            part={part}
            first={shown.findIndex(({ id }) => id === part.id) === index}
            anchor={anchorOf(shown, index)}
            content={content}
          />
        ))}
        {children}
      </article>
    </div>
  )
}

/** Several people may have had one role; it is named once. */
function factsOf(content: ReportContent): [name: string, values: string[]][] {
  const facts = new Map<string, string[]>()
  for (const { name, value } of shownFacts(content)) {
    const values = facts.get(name) ?? []
    facts.set(name, values.includes(value) ? values : [...values, value])
  }
  return [...facts]
}
