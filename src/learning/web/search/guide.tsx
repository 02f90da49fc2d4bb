import { Fragment } from 'react'
import classes from './search-page.module.css'

const examples: readonly { q: string; meaning: string }[] = [
  { q: 'connection pool', meaning: 'both words, in any form: connections, pooled' },
  { q: '"connection pool"', meaning: 'exactly these words, one after the other' },
  { q: 'timeout -payment', meaning: 'the first without the second' },
  { q: 'migr*', meaning: 'words that begin so' },
  { q: 'service:checkout severity:sev1', meaning: 'in incidents of a service and a severity' },
  { q: 'kind:factor after:2024-01 before:2025', meaning: 'of one kind, in a time' },
  { q: 'kind:item owner:me state:open', meaning: 'what is still mine to do' },
]

/** What can be written into the box, each example to try with a click. */
export function Guide({ onTry }: { onTry: (q: string) => void }) {
  return (
    <section aria-labelledby="guide" className={classes.guide}>
      <h2 id="guide" className={classes.guideTitle}>
        What you can write
      </h2>
      <dl className={classes.examples}>
        {examples.map(({ q, meaning }) => (
          <Fragment key={q}>
            <dt>
              <button type="button" className={classes.example} onClick={() => onTry(q)}>
                {q}
              </button>
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={classes.aside}>
        Everything you may see is looked through: incidents, reports, factors, insights, improvements, notes,
        evidence and every line of every timeline. Mistyped words are put right where nothing has them.
      </p>
    </section>
  )
}
