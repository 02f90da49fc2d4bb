import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, reading } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { isConflict } from '#web/parts/problem.ts'
import type { Incident, NewIncident } from '../contract.ts'

/** What of an incident can be changed in place, with the value as it is sent. */
export type IncidentChange = Partial<
  Pick<
    NewIncident,
    'title' | 'severity' | 'kind' | 'summary' | 'customerImpact' | 'visibility' | 'services' | 'teams'
  >
>

/** A field as it is compared: names instead of objects. */
function fieldOf(incident: Incident, field: string): unknown {
  if (field === 'severity') return incident.severity.name
  if (field === 'services') return incident.services.map(({ name }) => name)
  if (field === 'teams') return incident.teams.map(({ name }) => name)
  return incident[field as keyof Incident]
}

/** Whether two readings of an incident say the same in the fields of a change. */
export function sameIn(change: IncidentChange, one: Incident, other: Incident): boolean {
  return Object.keys(change).every(
    (field) => JSON.stringify(fieldOf(one, field)) === JSON.stringify(fieldOf(other, field)),
  )
}

/**
 * Saves a change to an incident as it was read. When somebody else changed other parts of it meanwhile, that is no
 * conflict and the change is made upon theirs; when they changed the same, it fails with `changed-meanwhile`.
 */
export function useSaveIncident(key: string) {
  const queries = useQueryClient()
  const { queryKey } = reading('GET /incidents/:key', { params: { key } })
  const read = useCallback(async () => {
    const latest = await api('GET /incidents/:key', { params: { key } })
    queries.setQueryData(reading('GET /incidents/:key', { params: { key } }).queryKey, latest)
    return latest
  }, [key, queries])
  const save = useCallback(
    async (change: IncidentChange, base: Incident) => {
      const send = (version: number) =>
        api('PATCH /incidents/:key', { params: { key }, body: { ...change, version } })
      const saved = await send(base.version).catch(async (error: unknown) => {
        if (!isConflict(error)) throw error
        const latest = await read()
        if (!sameIn(change, base, latest)) throw error
        return send(latest.version)
      })
      queries.setQueryData(queryKey, saved)
      void refresh(queries, ['incident', 'service', 'team'], key)
      return saved
    },
    [key, queries, queryKey, read],
  )
  return { save, read }
}
