import { Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useShortcutListener } from '../actions/listen.ts'
import { useActions } from '../actions/registry.ts'
import { useAway } from '../connection.ts'
import { useLive } from '../live.ts'
import { useSignedOut } from '../signed-out.ts'
import { Arrival } from './arrival.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useGlobalActions } from './use-global-actions.ts'
import { useShown } from './use-shown.ts'

const SignInAgain = lazy(() =>
  import('#people/web/sign-in-again.tsx').then((part) => ({ default: part.SignInAgain })),
)
const Help = lazy(() => import('../actions/help.tsx').then((part) => ({ default: part.Help })))
const Palette = lazy(() => import('../palette/palette.tsx').then((part) => ({ default: part.Palette })))

/** What surrounds every page of somebody signed in: bar, live changes, shortcuts, palette, help. */
export function Shell() {
  const incidentKey = useShownIncident()
  const [open, setOpen] = useState<'help' | 'palette' | null>(null)
  const signedOut = useSignedOut()
  const away = useAway()
  const close = () => setOpen(null)
  useLive(incidentKey)
  useShown()
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
      <Arrival />
      <p className={classes.away} role="status">
        {away &&
          'Afterword can’t be reached just now. What you see stays, and the page catches up by itself.'}
      </p>
      <Suspense fallback={null}>
        {signedOut && <SignInAgain />}
        {open === 'help' && <Help onClose={close} />}
        {open === 'palette' && <Palette onClose={close} />}
      </Suspense>
    </div>
  )
}

/** The incident on the screen, once it turned out to be there. */
function useShownIncident(): string | undefined {
  return useMatches({
    select: (matches) => {
      const match = matches.find(({ routeId }) => routeId === '/in/incidents/$key')
      const params: { key?: string } = match?.status === 'success' ? match.params : {}
      return params.key
    },
  })
}
