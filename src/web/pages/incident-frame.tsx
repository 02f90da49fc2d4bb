import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useIncidentKey } from '#incident/web/incident-key.ts'
import { IncidentMenu } from '#incident/web/incident-menu.tsx'
import { useSaveIncident } from '#incident/web/save-incident.ts'
import { SeverityTag } from '#incident/web/severity-tag.tsx'
import { Start } from '#incident/web/start.tsx'
import { ReviewLanguage } from '#review/web/language/review-language.tsx'
import { DropEvidence } from '#timeline/web/evidence/drop-evidence.tsx'
import { useActions } from '../actions/registry.ts'
import { useLoaded } from '../api.ts'
import { EditableTitle } from '../parts/editable-title.tsx'
import { Go } from '../parts/go.tsx'
import { useLanguageKey } from '../parts/language/fields.ts'
import { usePageTitle } from '../parts/page.tsx'
import { useCurrentInView } from '../parts/use-current-in-view.ts'
import { type IncidentTab, paths } from '../paths.ts'
import classes from './incident-frame.module.css'

interface Tab {
  name: string
  tab?: IncidentTab
  keys: string
}

const tabs: readonly Tab[] = [
  { name: 'Overview', keys: '1' },
  { name: 'Evidence', tab: 'evidence', keys: '2' },
  { name: 'Timeline', tab: 'timeline', keys: '3' },
  { name: 'Review', tab: 'review', keys: '4' },
  { name: 'Report', tab: 'report', keys: '5' },
  { name: 'Activity', tab: 'activity', keys: '6' },
]

/** What stands above every page of an incident: what it is, and its parts. */
export function IncidentFrame() {
  const key = useIncidentKey()
  const incident = useLoaded('GET /incidents/:key', { params: { key } })
  const { pathname } = useLocation()
  const router = useRouter()
  const { save, read } = useSaveIncident(key)
  const tabRow = useCurrentInView(pathname)
  const current = tabs.find(({ tab }) => pathname === paths.incident(key, tab)) ?? tabs[0]
  useLanguageKey()
  usePageTitle(`${key} ${current?.name ?? ''} · ${incident.title}`)
  useActions(
    'This incident',
    tabs.map(({ name, tab, keys }) => ({
      id: `tab.${name}`,
      label: `${key}: ${name}`,
      keys,
      run: () => void router.navigate({ href: paths.incident(key, tab) }),
    })),
  )
  return (
    <ReviewLanguage incidentKey={key}>
      <header className={classes.head}>
        <div className={classes.line}>
          <span className={classes.key}>{incident.key}</span>
          <SeverityTag severity={incident.severity} />
          {incident.kind === 'near-miss' && <span>Near miss</span>}
          <Start at={incident.startedAt} precision={incident.startedPrecision} />
          <span className={classes.menu}>
            <IncidentMenu incident={incident} />
          </span>
        </div>
        <EditableTitle
          label="title"
          base={incident}
          pick={(base) => base.title}
          save={(title, base) => save({ title }, base)}
          reload={read}
        />
        <nav ref={tabRow} className={classes.tabs} aria-label="Parts of the incident">
          {tabs.map((one) => (
            <Go
              key={one.name}
              to={paths.incident(key, one.tab)}
              className={classes.tab}
              aria-current={one === current ? 'page' : undefined}
            >
              {one.name}
            </Go>
          ))}
        </nav>
      </header>
      <DropEvidence incidentKey={key} />
      <Outlet />
    </ReviewLanguage>
  )
}
