import type { Request } from '#platform/http/contract.ts'
import type { incidentRoutes, visibilities } from '../contract.ts'
import type { Marker } from '../marker.ts'
import type { GivenRole } from './role-adder.tsx'

/** What somebody has filled in about an incident that is not saved yet. */
export interface IncidentDraft {
  title: string
  severity: string
  when: 'now' | 'past'
  nearMiss: boolean
  times: Partial<Record<Marker, string>>
  summary: string
  customerImpact: string
  services: string[]
  teams: string[]
  roles: (GivenRole & { shown: string })[]
  visibility: (typeof visibilities)[number]
}

export const emptyDraft: IncidentDraft = {
  title: '',
  severity: '',
  when: 'now',
  nearMiss: false,
  times: {},
  summary: '',
  customerImpact: '',
  services: [],
  teams: [],
  roles: [],
  visibility: 'organisation',
}

/** What goes to the server. An incident that is happening is declared now, whatever else is known of its times. */
export function toSend(
  draft: IncidentDraft,
  now: Date,
): Request<(typeof incidentRoutes)['POST /incidents']>['body'] {
  const { title, severity, summary, customerImpact, services, teams, visibility } = draft
  const declared = draft.when === 'now' && !draft.nearMiss && !draft.times.declared
  return {
    title,
    severity,
    summary,
    customerImpact,
    services,
    teams,
    visibility,
    kind: draft.nearMiss ? 'near-miss' : 'incident',
    roles: draft.roles.map(({ shown: _, ...role }) => role),
    times: { ...draft.times, ...(declared ? { declared: now.toISOString() } : {}) },
  }
}
