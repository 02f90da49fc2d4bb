import { ActionIcon, Menu, Select } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useChange } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Person, Role } from '../contract.ts'
import { OnceShown } from './once-shown.tsx'
import { useMe } from './use-me.ts'

const roleNames = [
  { value: 'member', label: 'Member' },
  { value: 'administrator', label: 'Administrator' },
]

/** One person with what an administrator can do for them. */
export function PersonRow({ person }: { person: Person }) {
  const me = useMe()
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null)
  const change = useChange('PATCH /people/:id', { touches: ['person'] })
  const { id, name } = person
  const self = me.person.id === id
  const set = (body: { role?: Role; active?: boolean }) => change.mutateAsync({ params: { id }, body })
  const setActive = (active: boolean) =>
    set({ active })
      .then(() =>
        offerUndo(active ? `${name} can sign in again.` : `${name} can no longer sign in.`, () =>
          set({ active: !active }),
        ),
      )
      .catch(tellProblem)
  const makeLink = () => api('POST /people/:id/password-reset', { params: { id } }).then(setLink, tellProblem)
  return (
    <li>
      <span>
        <strong>{name}</strong>
        {self && ' – you'}
        {person.example && ' – example'}
        <small>{person.email}</small>
      </span>
      {me.administrator ? (
        <>
          <Select
            size="xs"
            w={150}
            aria-label={`Role of ${name}`}
            data={roleNames}
            allowDeselect={false}
            disabled={self || !person.active}
            title={self ? 'Another administrator can change your role.' : undefined}
            value={person.role}
            onChange={(role) => role && void set({ role: role as Role }).catch(tellProblem)}
          />
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {person.active && <Menu.Item onClick={makeLink}>Make a link to set a password</Menu.Item>}
              <Menu.Item disabled={self} onClick={() => setActive(!person.active)}>
                {person.active ? 'Close the account' : 'Open the account again'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      ) : (
        <span>{person.role}</span>
      )}
      {link && (
        <div style={{ flexBasis: '100%' }}>
          <OnceShown label={`The link for ${name}`} value={link.url} onDone={() => setLink(null)}>
            Give this link to {name}. It works once, until <Moment at={link.expiresAt} precision="minute" />.
          </OnceShown>
        </div>
      )}
    </li>
  )
}
