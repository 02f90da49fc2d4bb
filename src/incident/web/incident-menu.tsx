import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconLink, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useActions } from '#web/actions/registry.ts'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tell, tellProblem } from '#web/parts/toasts.ts'
import { paths } from '#web/paths.ts'
import type { Incident } from '../contract.ts'

/** What is done to an incident as a whole. */
export function IncidentMenu({ incident }: { incident: Incident }) {
  const { key } = incident
  const router = useRouter()
  const queries = useQueryClient()
  const restore = async () => {
    await api('POST /incidents/:key/restoration', { params: { key } })
    await refresh(queries, ['incident'], key)
    await router.navigate({ href: paths.incident(key) })
  }
  const remove = async () => {
    try {
      await api('DELETE /incidents/:key', { params: { key } })
      await router.navigate({ href: paths.incidents() })
      void refresh(queries, ['incident'], null)
      offerUndo(`${key} is deleted. It can be brought back for 30 days.`, restore)
    } catch (error) {
      tellProblem(error)
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(paths.incident(key), location.href).href)
    tell('The address is copied.')
  }
  useActions('This incident', [
    { id: 'incident.copy', label: `Copy the address of ${key}`, run: () => void copy() },
    { id: 'incident.delete', label: `Delete ${key}`, run: () => void remove() },
  ])
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${key}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
          Copy the address
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
          Delete the incident
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
