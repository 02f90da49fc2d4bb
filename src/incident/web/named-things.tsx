import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '#people/web/use-me.ts'
import { useChange, useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'

interface Thing {
  id: string
  name: string
  incidents: number
}

/** The routes of services and of teams are alike; this brings them under one roof. */
function useThings(of: 'services' | 'teams') {
  const service = { touches: ['service'] } as const
  const team = { touches: ['team'] } as const
  const services = useRead('GET /services', {}, { enabled: of === 'services' })
  const teams = useRead('GET /teams', {}, { enabled: of === 'teams' })
  const addService = useChange('POST /services', service)
  const addTeam = useChange('POST /teams', team)
  const renameService = useChange('PATCH /services/:id', service)
  const renameTeam = useChange('PATCH /teams/:id', team)
  const removeService = useChange('DELETE /services/:id', service)
  const removeTeam = useChange('DELETE /teams/:id', team)
  const isService = of === 'services'
  return {
    items: (isService ? services : teams).data?.items ?? [],
    add: (name: string) => (isService ? addService : addTeam).mutateAsync({ body: { name } }),
    rename: (id: string, name: string) =>
      (isService ? renameService : renameTeam).mutateAsync({ params: { id }, body: { name } }),
    remove: (id: string) => (isService ? removeService : removeTeam).mutateAsync({ params: { id } }),
  }
}

const words = {
  services: {
    title: 'Services',
    one: 'service',
    lead: 'What incidents happen to. New ones also come up while recording.',
  },
  teams: { title: 'Teams', one: 'team', lead: 'Who takes part. New ones also come up while recording.' },
} as const

/** Services or teams: add, rename, remove what no incident names. */
export function NamedThings({ of }: { of: 'services' | 'teams' }) {
  const { title, one, lead } = words[of]
  const things = useThings(of)
  const [name, setName] = useState('')
  const { administrator } = useMe()
  const { run, busy, problem } = useSubmit(async () => {
    await things.add(name)
    setName('')
  })
  const remove = (thing: Thing) =>
    things
      .remove(thing.id)
      .then(() => offerUndo(`${thing.name} is removed.`, () => things.add(thing.name)))
      .catch(tellProblem)
  return (
    <Sheet title={title} lead={lead}>
      <Rows label={title}>
        {things.items.map((thing) => (
          <ThingRow
            key={thing.id}
            thing={thing}
            changeable={administrator}
            onRename={(next) => things.rename(thing.id, next)}
            onRemove={() => void remove(thing)}
          />
        ))}
      </Rows>
      <form onSubmit={run}>
        <Group gap="sm" mt="sm">
          <TextInput
            aria-label={`Name of a new ${one}`}
            placeholder={`A new ${one}`}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
            Add
          </Button>
        </Group>
        <ProblemNotice error={problem} />
      </form>
    </Sheet>
  )
}

interface ThingRowProps {
  thing: Thing
  changeable: boolean
  onRename: (name: string) => Promise<unknown>
  onRemove: () => void
}

function ThingRow({ thing, changeable, onRename, onRemove }: ThingRowProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    if (draft !== null && draft.trim() !== '' && draft !== thing.name) await onRename(draft)
    setDraft(null)
  })
  if (draft !== null) {
    return (
      <li>
        <form onSubmit={run} style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
          <TextInput
            aria-label={`New name of ${thing.name}`}
            autoFocus
            maxLength={80}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
          />
          <ActionIcon type="submit" size="lg" loading={busy} aria-label="Save the name">
            <IconCheck size={18} aria-hidden />
          </ActionIcon>
          <ProblemNotice error={problem} />
        </form>
      </li>
    )
  }
  const used = thing.incidents > 0
  return (
    <li>
      <span>
        {thing.name}
        <small>{thing.incidents === 1 ? '1 incident' : `${thing.incidents} incidents`}</small>
      </span>
      {changeable && (
        <Group gap={4}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Rename ${thing.name}`}
            onClick={() => setDraft(thing.name)}
          >
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${thing.name}`}
            data-disabled={used || undefined}
            disabled={used}
            title={used ? 'Incidents name it, so it stays.' : undefined}
            onClick={onRemove}
          >
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </li>
  )
}
