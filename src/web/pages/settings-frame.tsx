import { Outlet, useLocation } from '@tanstack/react-router'
import { useMe } from '#people/web/use-me.ts'
import { Go } from '../parts/go.tsx'
import { Page } from '../parts/page.tsx'
import { useCurrentInView } from '../parts/use-current-in-view.ts'
import { paths, type SettingsPage } from '../paths.ts'
import classes from './settings-frame.module.css'

const pages: readonly { name: string; page: SettingsPage; administrators?: true }[] = [
  { name: 'My account', page: 'account' },
  { name: 'API tokens', page: 'tokens' },
  { name: 'People', page: 'people' },
  { name: 'Organisation', page: 'organisation' },
  { name: 'Search', page: 'search', administrators: true },
]

/** The settings with their own navigation beside them. */
export function SettingsFrame() {
  const { pathname } = useLocation()
  const row = useCurrentInView(pathname)
  const { administrator } = useMe()
  const shown = pages.filter(({ administrators }) => !administrators || administrator)
  return (
    <Page title="Settings">
      <div className={classes.frame}>
        <nav ref={row} className={classes.nav} aria-label="Settings">
          {shown.map(({ name, page }) => (
            <Go
              key={page}
              to={paths.settings(page)}
              className={classes.link}
              aria-current={pathname === paths.settings(page) ? 'page' : undefined}
            >
              {name}
            </Go>
          ))}
        </nav>
        <div className={classes.content}>
          <Outlet />
        </div>
      </div>
    </Page>
  )
}
