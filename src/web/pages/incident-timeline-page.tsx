import { useIncidentKey } from '#incident/web/incident-key.ts'
import { AlertSeenBefore } from '#learning/web/similar/seen-before.tsx'
import { AboutAlertContext } from '#timeline/web/original/about-alert.ts'
import { TimelinePage } from '#timeline/web/timeline-page.tsx'

/** The timeline of an incident, where each alert tells when it fired before. */
export function IncidentTimelinePage() {
  const key = useIncidentKey()
  return (
    <AboutAlertContext value={(entry) => <AlertSeenBefore incidentKey={key} entryId={entry.id} />}>
      <TimelinePage />
    </AboutAlertContext>
  )
}
