import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { documentKinds } from '#integrations/reviews/reading.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import { counted, figuresOf, kindsName, percent } from '../words.ts'
import classes from './preview.module.css'

/** In numbers: how many documents of each kind, and what was understood of the reviews. */
export function Understood({ one }: { one: ReviewImport }) {
  const [search, change] = useSearchState()
  const chosen = textOf(search.kind)
  const kinds = documentKinds.filter((kind) => one.kinds[kind] > 0)
  const figures = figuresOf(one.understood)
  return (
    <Sheet title="What was understood">
      <fieldset className={classes.kinds} aria-label="Show one kind of document">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            data-review={kind === 'review' || undefined}
            aria-pressed={chosen === kind}
            onClick={() => change({ kind: chosen === kind ? undefined : kind, show: undefined })}
          >
            <strong>{counted(one.kinds[kind])}</strong> {kindsName[kind]}
          </button>
        ))}
      </fieldset>
      {figures.length > 0 && (
        <>
          <p className={classes.of}>Of {counted(one.understood.reviews)} reviews, with</p>
          <dl className={classes.figures}>
            {figures.map(({ name, count, of }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <span className={classes.bar} aria-hidden="true">
                    <span style={{ width: `${percent(count, of)}%` }} />
                  </span>
                  <span>
                    {counted(count)} of {counted(of)}
                  </span>
                  <span className={classes.percent}>{percent(count, of)} %</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {one.kinds.review === 0 && (
        <p className={classes.soft}>
          None of these documents reads like a review. Open one to see why; you can say that it is one, or
          that all of its shape are.
        </p>
      )}
    </Sheet>
  )
}
