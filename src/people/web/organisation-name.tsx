import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import { useMe } from './use-me.ts'

export function OrganisationName() {
  const { organisation, administrator } = useMe()
  const [name, setName] = useState(organisation.name)
  const change = useChange('PATCH /organisation', { touches: ['organisation'] })
  const { run, busy, problem } = useSubmit(async () => {
    await change.mutateAsync({ body: { name } })
    tell('The name is saved.')
  })
  if (!administrator) {
    return (
      <Sheet title={organisation.name}>Administrators can change what the whole organisation shares.</Sheet>
    )
  }
  return (
    <Sheet title="Name">
      <form onSubmit={run}>
        <Group align="flex-end" gap="sm">
          <TextInput
            aria-label="Name of the organisation"
            required
            maxLength={120}
            style={{ flex: '0 1 22rem' }}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} disabled={name.trim() === '' || name === organisation.name}>
            Save
          </Button>
        </Group>
        <ProblemNotice error={problem} onAgain={run} />
      </form>
    </Sheet>
  )
}
