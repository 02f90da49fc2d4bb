import type { ReactNode } from 'react'
import { useIncidentKey } from '#incident/web/incident-key.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { DeskProvider } from './desk-provider.tsx'
import { NoReview } from './people/no-review.tsx'
import classes from './review-page.module.css'
import { ReviewTable } from './review-table.tsx'
import { useReview } from './use-review.ts'

/**
 * The review of an incident: first the conversation beside the story, then what it comes to.
 * @param children stand above the table.
 */
export function ReviewPage({ children }: { children?: ReactNode }) {
  const key = useIncidentKey()
  const { review, none, error, again } = useReview(key)
  if (review) {
    return (
      <DeskProvider key={key} incidentKey={key} review={review}>
        <ReviewTable>{children}</ReviewTable>
      </DeskProvider>
    )
  }
  return (
    <div className={classes.alone}>
      {none ? (
        <NoReview incidentKey={key} />
      ) : error ? (
        <ProblemNotice error={error} onAgain={again} />
      ) : (
        <Waiting />
      )}
    </div>
  )
}
