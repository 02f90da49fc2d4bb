import { useIncidentKey } from '#incident/web/incident-key.ts'
import { Overview } from '#incident/web/overview.tsx'
import { NextStep } from './next-step.tsx'

/** An incident’s first page: its overview, and what to do next. */
export function IncidentHomePage() {
  const key = useIncidentKey()
  return (
    <Overview incidentKey={key}>
      <NextStep incidentKey={key} />
    </Overview>
  )
}
