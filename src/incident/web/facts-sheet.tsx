import { SegmentedControl, Select, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#web/api.ts'
import { isConflict } from '#web/parts/problem.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import type { Incident } from '../contract.ts'
import classes from './overview.module.css'
import { type IncidentChange, useSaveIncident } from './save-incident.ts'

/** Severity, kind, services, teams and who may see it; each saved as soon as it is chosen. */
export function FactsSheet({ incident }: { incident: Incident }) {
  const severities = useRead('GET /severities', {}).data?.items ?? [incident.severity]
  const services = useRead('GET /services', {}).data?.items ?? []
  const teams = useRead('GET /teams', {}).data?.items ?? []
  const { save, read } = useSaveIncident(incident.key)
  const [saving, setSaving] = useState<IncidentChange>({})
  async function set(change: IncidentChange) {
    setSaving(change)
    try {
      await save(change, incident)
    } catch (error) {
      if (isConflict(error)) {
        tell(
          'Somebody else changed this at the same moment. You see their choice now; choose again if you like.',
        )
        await read()
      } else tellProblem(error)
    } finally {
      setSaving({})
    }
  }
  return (
    <Sheet title="Facts">
      <div className={classes.facts}>
        <Select
          label="Severity"
          data={severities.map(({ name }) => name)}
          allowDeselect={false}
          value={saving.severity ?? incident.severity.name}
          onChange={(severity) => severity && set({ severity })}
        />
        <SegmentedControl
          fullWidth
          aria-label="Kind"
          data={[
            { value: 'incident', label: 'Incident' },
            { value: 'near-miss', label: 'Near miss' },
          ]}
          value={saving.kind ?? incident.kind}
          onChange={(kind) => set({ kind: kind === 'near-miss' ? 'near-miss' : 'incident' })}
        />
        <TagsInput
          label="Services"
          placeholder={incident.services.length === 0 ? 'Which were affected?' : ''}
          data={services.map(({ name }) => name)}
          value={saving.services ?? incident.services.map(({ name }) => name)}
          onChange={(names) => set({ services: names })}
          acceptValueOnBlur
        />
        <TagsInput
          label="Teams"
          placeholder={incident.teams.length === 0 ? 'Which took part?' : ''}
          data={teams.map(({ name }) => name)}
          value={saving.teams ?? incident.teams.map(({ name }) => name)}
          onChange={(names) => set({ teams: names })}
          acceptValueOnBlur
        />
        <Select
          label="Who may see it"
          data={[
            { value: 'organisation', label: 'Everybody in the organisation' },
            { value: 'participants', label: 'Only those who have a part in it' },
          ]}
          allowDeselect={false}
          value={saving.visibility ?? incident.visibility}
          onChange={(value) =>
            set({ visibility: value === 'participants' ? 'participants' : 'organisation' })
          }
        />
      </div>
    </Sheet>
  )
}
