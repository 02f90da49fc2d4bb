import { ActionIcon, Button } from '@mantine/core'
import { IconMenu2, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Go } from '../parts/go.tsx'
import { paths } from '../paths.ts'
import { useZone } from '../time/zone.ts'
import { AccountMenu } from './account-menu.tsx'
import { Mark } from './mark.tsx'
import { SearchEntry } from './search-entry.tsx'
import { useSections } from './sections.ts'
import classes from './shell.module.css'

const Drawer = lazy(() => import('./phone-drawer.tsx').then((part) => ({ default: part.PhoneDrawer })))

/** The bar on top of every page. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  const [drawer, setDrawer] = useState(false)
  const sections = useSections()
  return (
    <header className={classes.bar}>
      <ActionIcon
        className={classes.onPhone}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Open the menu"
        onClick={() => setDrawer(true)}
      >
        <IconMenu2 aria-hidden />
      </ActionIcon>
      <Go to={paths.incidents()} className={classes.brand}>
        <Mark /> Afterword
      </Go>
      <nav className={classes.nav} aria-label="Main">
        {sections.map(({ to, name, here }) => (
          <Go key={to} to={to} className={classes.navLink} aria-current={here ? 'page' : undefined}>
            {name}
          </Go>
        ))}
      </nav>
      <div className={classes.spacer} />
      <SearchEntry onOpen={onPalette} />
      <ZoneSwitch />
      <Button
        component={Go}
        to={paths.newIncident()}
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        className={classes.onDesk}
      >
        Declare or record
      </Button>
      <AccountMenu />
      <Suspense fallback={null}>
        {drawer && <Drawer sections={sections} onClose={() => setDrawer(false)} />}
      </Suspense>
    </header>
  )
}

function ZoneSwitch() {
  const { zone, other, toggle } = useZone()
  if (zone === other) return <span className={`${classes.zone} ${classes.onDesk}`}>{zone}</span>
  return (
    <button
      type="button"
      className={`${classes.zone} ${classes.onDesk}`}
      onClick={toggle}
      title={`Times are shown in ${zone}. Switch to ${other}.`}
    >
      {zone}
    </button>
  )
}
