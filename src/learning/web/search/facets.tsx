import type { SearchAnswer } from '../../search/contract.ts'
import type { DocumentKind } from '../../search/fields.ts'
import classes from './facets.module.css'
import { kindsName } from './kinds.tsx'
import { isNarrowedTo, type Narrowing, toggled } from './query-text.ts'

interface FacetsProps {
  q: string
  facets: NonNullable<SearchAnswer['facets']>
  onChange: (q: string) => void
}

const groups: readonly { name: Narrowing; title: string }[] = [
  { name: 'kind', title: 'What it is' },
  { name: 'service', title: 'Service' },
  { name: 'severity', title: 'Severity' },
  { name: 'year', title: 'Year' },
]
/** So many values of a group are shown. */
const most = 8

/** What was found, counted; each count narrows the query to it, or no longer. */
export function Facets({ q, facets, onChange }: FacetsProps) {
  return groups.map(({ name, title }) => {
    const values = facets[name]
      .filter(({ value }, index) => index < most || isNarrowedTo(q, name, value))
      .map((one) => ({ ...one, chosen: isNarrowedTo(q, name, one.value) }))
    const tellsNothing = values.length < 2 && !values.some(({ chosen }) => chosen)
    if (tellsNothing) return null
    return (
      <fieldset key={name} className={classes.group}>
        <legend className={classes.title}>{title}</legend>
        <ul className={classes.values}>
          {values.map(({ value, count, chosen }) => (
            <li key={value}>
              <button
                type="button"
                className={classes.value}
                aria-pressed={chosen}
                onClick={() => onChange(toggled(q, name, value))}
              >
                <span className={classes.name} dir="auto">
                  {name === 'kind' ? kindsName[value as DocumentKind] : value}
                </span>
                <span className={classes.count}>{count}</span>
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    )
  })
}
