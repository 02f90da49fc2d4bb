import type { Severity } from '#incident/contract.ts'
import { SeverityTag } from '#incident/web/severity-tag.tsx'
import { Start } from '#incident/web/start.tsx'
import { Go } from '#web/parts/go.tsx'
import type { Found } from '../../search/contract.ts'
import type { DocumentKind } from '../../search/fields.ts'
import { findPath } from './find-path.ts'
import classes from './finds.module.css'
import { KindIcon, kindName } from './kinds.tsx'
import { Marked } from './marked.tsx'

interface FindRowProps {
  found: Found
  severities: readonly Severity[]
  /** Came into sight since its owner last looked. */
  news: boolean
}

/** One find: what it is, the words in it, where it belongs. All of it is the link to the very thing. */
export function FindRow({ found, severities, news }: FindRowProps) {
  const { kind, title, excerpt, incidentKey, incidentTitle, at, precision, severity, services } = found
  const named = title.text.trim() !== ''
  const tag = severities.find(({ name }) => name === severity)
  return (
    <li className={classes.find} data-kind={kind}>
      <Kind kind={kind} news={news} />
      <div className={classes.body}>
        <Go to={findPath(found)} className={named ? classes.title : classes.words} data-find dir="auto">
          <Marked of={named ? title : excerpt} />
        </Go>
        {named && excerpt.text !== '' && (
          <p className={classes.excerpt} dir="auto">
            <Marked of={excerpt} />
          </p>
        )}
        <p className={classes.where}>
          <span className={classes.incident}>
            {incidentKey}
            {kind === 'incident' ? '' : ` ${incidentTitle}`}
          </span>
          {tag ? <SeverityTag severity={tag} /> : <span>{severity}</span>}
          {services.length > 0 && <span className={classes.services}>{services.join(', ')}</span>}
          <Start at={at} precision={precision} day={kind !== 'entry'} />
        </p>
      </div>
    </li>
  )
}

export function Kind({ kind, news }: { kind: DocumentKind; news: boolean }) {
  return (
    <p className={classes.kind}>
      <KindIcon kind={kind} /> {kindName[kind]}
      {news && <span className={classes.news}>New</span>}
    </p>
  )
}
