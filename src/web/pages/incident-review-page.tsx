import { useIncidentKey } from '#incident/web/incident-key.ts'
import { SeenBeforeStrip } from '#learning/web/similar/seen-before.tsx'
import { ReviewPage } from '#review/web/review-page.tsx'

/** The review of an incident, and above it what was like it. */
export function IncidentReviewPage() {
  return (
    <ReviewPage>
      <SeenBeforeStrip incidentKey={useIncidentKey()} />
    </ReviewPage>
  )
}
