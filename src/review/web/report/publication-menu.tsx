import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconWorld } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Moment } from '#web/parts/moment.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Publication } from '../../contract.ts'
import { audienceName } from '../../wording.ts'
import { PublishedLink } from './published-link.tsx'

function useWithdraw(key: string) {
  const client = useQueryClient()
  const settle = () => refresh(client, ['report', 'review'], key)
  return async ({ audience, names, number }: Publication) => {
    try {
      await api('DELETE /incidents/:key/report/publication', { params: { key } })
      await settle()
      offerUndo(
        'The report is withdrawn. Its versions are kept, and its link is dead for good.',
        async () => {
          await api('POST /incidents/:key/report/publication', {
            params: { key },
            body: {
              audience,
              names,
              note: `Published again; version ${number} had been withdrawn for a moment.`,
            },
          })
          await settle()
        },
      )
    } catch (error) {
      tellProblem(error)
    }
  }
}

interface PublicationMenuProps {
  incidentKey: string
  publication: Publication
}

/** What is published now, to whom, under which link; and how to take it back. */
export function PublicationMenu({ incidentKey, publication }: PublicationMenuProps) {
  const [open, setOpen] = useState(false)
  const withdraw = useWithdraw(incidentKey)
  const { number, publishedAt, publishedBy, audience, url } = publication
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" width={360} trapFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={<IconWorld size={16} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Version {number} is published
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="The publication">
        <Stack gap="sm">
          <Text size="sm">
            {audienceName[audience]} can read it. Published by {publishedBy},{' '}
            <Moment at={publishedAt} style="date" />.
          </Text>
          {url && <PublishedLink url={url} />}
          <Button
            variant="default"
            size="compact-md"
            onClick={() => {
              setOpen(false)
              void withdraw(publication)
            }}
          >
            Withdraw it
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
