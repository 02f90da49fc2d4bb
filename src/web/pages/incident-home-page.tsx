import { useIncidentKey } from '#incident/web/incident-key.ts'
import { Overview } from '#incident/web/overview.tsx'
import { SeenBefore } from '#learning/web/similar/seen-before.tsx'
import { useLoaded } from '../api.ts'
import { NextStep } from './next-step.tsx'

/** An incident’s first page: its overview, what to do next, and what was like it. */
export function IncidentHomePage() {
  const key = useIncidentKey()
  const { imported } = useLoaded('GET /incidents/:key', { params: { key } })
  return (
    <Overview incidentKey={key}>
      {!imported && <NextStep incidentKey={key} />}
      <SeenBefore incidentKey={key} />
    </Overview>
  )
}
