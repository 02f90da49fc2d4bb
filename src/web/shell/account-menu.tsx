import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconBook2, IconLogout, IconMoon, IconSettings, IconSun, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api, useLoaded } from '../api.ts'
import { Go } from '../parts/go.tsx'
import { tellProblem } from '../parts/toasts.ts'
import { paths } from '../paths.ts'

/** Who is signed in, with settings and the way out. */
export function AccountMenu() {
  const { person, organisation } = useLoaded('GET /me', {})
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const router = useRouter()
  const queries = useQueryClient()
  const signOut = async () => {
    try {
      await api('DELETE /session', {})
      await router.navigate({ href: paths.signIn(), replace: true })
      queries.clear()
    } catch (error) {
      tellProblem(error)
    }
  }
  const dark = colorScheme === 'dark'
  return (
    <Menu position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <UnstyledButton>
          <Avatar aria-hidden name={person.name} size={32} radius="xl" color="petrol" />
          <span className="for-ears">Your account: {person.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name} · {organisation.name}
        </Menu.Label>
        <Menu.Item component={Go} to={paths.settings()} leftSection={<IconSettings size={16} />}>
          Settings
        </Menu.Item>
        <Menu.Item component={Go} to={paths.settings('people')} leftSection={<IconUsers size={16} />}>
          People
        </Menu.Item>
        <Menu.Item component={Go} to={paths.reference()} leftSection={<IconBook2 size={16} />}>
          API reference
        </Menu.Item>
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? 'Light pages' : 'Dark pages'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
