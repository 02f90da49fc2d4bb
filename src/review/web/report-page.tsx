import { useIncidentKey } from '#incident/web/incident-key.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Published } from './published/published.tsx'
import { Draft } from './report/draft.tsx'
import { Versions } from './report/versions.tsx'
import classes from './review-page.module.css'
import { useReview } from './use-review.ts'

/** The report: for those who take part the draft with everything to do, for its readers what is published. */
export function ReportPage() {
  const key = useIncidentKey()
  const { review, none, error, again } = useReview(key)
  const [search] = useSearchState()
  const versions = textOf(search.versions)
  if (review && versions === undefined) return <Draft key={key} incidentKey={key} review={review} />
  if (review) return <Versions incidentKey={key} participating />
  if (none) return versions === undefined ? <Published incidentKey={key} /> : <Versions incidentKey={key} />
  return (
    <div className={classes.alone}>
      {error ? <ProblemNotice error={error} onAgain={again} /> : <Waiting />}
    </div>
  )
}
