import { Outlet, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useShortcutListener } from '../actions/listen.ts'
import { useActions } from '../actions/registry.ts'
import { useLive } from '../live.ts'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useGlobalActions } from './use-global-actions.ts'

const Help = lazy(() => import('../actions/help.tsx').then((part) => ({ default: part.Help })))
const Palette = lazy(() => import('../palette/palette.tsx').then((part) => ({ default: part.Palette })))

/** What surrounds every page of somebody signed in: bar, live changes, shortcuts, palette, help. */
export function Shell() {
  const { key } = useParams({ strict: false })
  const [open, setOpen] = useState<'help' | 'palette' | null>(null)
  const close = () => setOpen(null)
  useLive(key)
  useShortcutListener()
  useGlobalActions()
  useActions('Everywhere', [
    {
      id: 'palette',
      label: 'Open the command palette',
      keys: 'mod+k',
      keyOnly: true,
      run: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    },
    { id: 'help', label: 'Show the keyboard shortcuts', keys: '?', run: () => setOpen('help') },
  ])
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <TopBar onPalette={() => setOpen('palette')} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Suspense fallback={null}>
        {open === 'help' && <Help onClose={close} />}
        {open === 'palette' && <Palette onClose={close} />}
      </Suspense>
    </div>
  )
}
