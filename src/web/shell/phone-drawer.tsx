import { Button, Drawer, NavLink, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Go } from '../parts/go.tsx'
import { paths } from '../paths.ts'
import { useZone } from '../time/zone.ts'
import type { Section } from './sections.ts'

/** The menu on narrow screens. */
export function PhoneDrawer({ sections, onClose }: { sections: Section[]; onClose: () => void }) {
  const { other, toggle } = useZone()
  return (
    <Drawer
      opened
      onClose={onClose}
      title="Afterword"
      size="18rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="xs">
        <nav aria-label="Main">
          {sections.map(({ name, to, here }) => (
            <NavLink key={to} component={Go} to={to} label={name} active={here} onClick={onClose} />
          ))}
          <NavLink component={Go} to={paths.search()} label="Search everything" onClick={onClose} />
          <NavLink component={Go} to={paths.settings()} label="Settings" onClick={onClose} />
        </nav>
        <Button
          component={Go}
          to={paths.newIncident()}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={onClose}
        >
          Declare or record
        </Button>
        <Button variant="default" onClick={toggle}>
          Show times in {other}
        </Button>
      </Stack>
    </Drawer>
  )
}
