import { CloseButton, Select, SimpleGrid, TagsInput, Textarea } from '@mantine/core'
import { useRead } from '#web/api.ts'
import type { IncidentDraft } from './incident-draft.ts'
import classes from './new-incident.module.css'
import { RoleAdder } from './role-adder.tsx'

interface NewIncidentDetailsProps {
  draft: IncidentDraft
  onChange: (changes: Partial<IncidentDraft>) => void
}

/** What may be known already; every part of it can be left for later. */
export function NewIncidentDetails({ draft, onChange }: NewIncidentDetailsProps) {
  const services = useRead('GET /services', {}).data?.items ?? []
  const teams = useRead('GET /teams', {}).data?.items ?? []
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>If you know it already</legend>
      <div className={classes.fields}>
        <Textarea
          label="What customers noticed"
          placeholder="In their words: what didn’t work, for whom, for how long"
          autosize
          minRows={2}
          value={draft.customerImpact}
          onChange={(event) => onChange({ customerImpact: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TagsInput
            label="Services"
            placeholder={draft.services.length === 0 ? 'Type a name, press Enter' : ''}
            data={services.map(({ name }) => name)}
            value={draft.services}
            onChange={(names) => onChange({ services: names })}
            acceptValueOnBlur
          />
          <TagsInput
            label="Teams"
            placeholder={draft.teams.length === 0 ? 'Type a name, press Enter' : ''}
            data={teams.map(({ name }) => name)}
            value={draft.teams}
            onChange={(names) => onChange({ teams: names })}
            acceptValueOnBlur
          />
        </SimpleGrid>
        <fieldset className={classes.plain}>
          <legend className={classes.label}>People and their roles</legend>
          <RoleAdder onAdd={(role, shown) => onChange({ roles: [...draft.roles, { ...role, shown }] })} />
          <ul className={classes.roles}>
            {draft.roles.map(({ role, shown }, index) => (
              <li key={`${role} ${shown}`}>
                <span>
                  {role}: <strong>{shown}</strong>
                </span>
                <CloseButton
                  size="sm"
                  aria-label={`Take ${shown} off as ${role}`}
                  onClick={() => onChange({ roles: draft.roles.filter((_, at) => at !== index) })}
                />
              </li>
            ))}
          </ul>
        </fieldset>
        <Select
          label="Who may see it"
          data={[
            { value: 'organisation', label: 'Everybody in the organisation' },
            { value: 'participants', label: 'Only those who have a part in it' },
          ]}
          allowDeselect={false}
          value={draft.visibility}
          onChange={(value) =>
            onChange({ visibility: value === 'participants' ? 'participants' : 'organisation' })
          }
        />
      </div>
    </fieldset>
  )
}
