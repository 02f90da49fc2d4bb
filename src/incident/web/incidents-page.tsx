import { Button, Group } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { useReadPages } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Page } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { incidentKinds } from '../contract.ts'
import { IncidentFilters } from './incident-filters.tsx'
import { IncidentList } from './incident-list.tsx'

/** The filters as they stand in the address. */
export interface IncidentFilter {
  q?: string
  severity?: string
  service?: string
  kind?: (typeof incidentKinds)[number]
  deleted?: 'true'
}

function useFilter() {
  const [search, change] = useSearchState()
  const kind = textOf(search.kind)
  const filter: IncidentFilter = {
    ...pick('q', textOf(search.q)),
    ...pick('severity', textOf(search.severity)),
    ...pick('service', textOf(search.service)),
    ...(kind === 'incident' || kind === 'near-miss' ? { kind } : {}),
    ...(textOf(search.deleted) === 'true' ? { deleted: 'true' as const } : {}),
  }
  return [filter, change] as const
}

function pick<K extends string>(name: K, value: string | undefined) {
  return (value ? { [name]: value } : {}) as Partial<Record<K, string>>
}

/** All incidents that the viewer may see, newest first. */
export function IncidentsPage() {
  const [filter, change] = useFilter()
  const router = useRouter()
  const list = useRef<HTMLDivElement>(null)
  const { items, more, fetching, error, again } = useReadPages('GET /incidents', { query: filter })
  const step = (by: number) => () => moveFocus(list.current, by)
  useActions('Incidents', [
    { id: 'list.next', label: 'Next incident', keys: 'j', keyOnly: true, run: step(1) },
    { id: 'list.previous', label: 'Previous incident', keys: 'k', keyOnly: true, run: step(-1) },
    {
      id: 'list.search',
      label: 'Search the incidents',
      keys: '/',
      run: () => document.getElementById('incident-search')?.focus(),
    },
    {
      id: 'list.deleted',
      label: filter.deleted ? 'Show the incidents' : 'Show deleted incidents',
      run: () => void router.navigate({ href: paths.incidents({ deleted: !filter.deleted }) }),
    },
  ])
  return (
    <Page
      title={filter.deleted ? 'Deleted incidents' : 'Incidents'}
      lead={filter.deleted ? 'They stay here for 30 days and can be brought back.' : undefined}
      actions={<PageActions deleted={filter.deleted === 'true'} />}
    >
      {(items?.length !== 0 || isNarrowed(filter)) && <IncidentFilters filter={filter} onChange={change} />}
      <ProblemNotice error={error} onAgain={again} />
      <div ref={list}>
        {items === undefined && !error && <Waiting />}
        {items?.length === 0 && <NoIncidents filter={filter} onReset={() => change(noFilter)} />}
        {items && items.length > 0 && <IncidentList incidents={items} />}
      </div>
      {more && (
        <Group justify="center" mt="lg">
          <Button variant="default" onClick={more} loading={fetching}>
            Show earlier incidents
          </Button>
        </Group>
      )}
    </Page>
  )
}

const isNarrowed = ({ q, severity, service, kind }: IncidentFilter) =>
  Boolean(q || severity || service || kind)
const noFilter = { q: undefined, severity: undefined, service: undefined, kind: undefined }

function PageActions({ deleted }: { deleted: boolean }) {
  if (deleted) {
    return (
      <Button variant="default" component={Go} to={paths.incidents()}>
        Back to the incidents
      </Button>
    )
  }
  return (
    <>
      <Button variant="subtle" color="gray" component={Go} to={paths.imports()}>
        Bring reviews you have
      </Button>
      <Button variant="subtle" color="gray" component={Go} to={paths.durations()}>
        Durations
      </Button>
      <Button variant="subtle" color="gray" component={Go} to={paths.incidents({ deleted: true })}>
        Deleted
      </Button>
    </>
  )
}

function NoIncidents({ filter, onReset }: { filter: IncidentFilter; onReset: () => void }) {
  if (isNarrowed(filter)) {
    return (
      <Empty
        title="No incident fits"
        actions={
          <Button variant="default" onClick={onReset}>
            Show all
          </Button>
        }
      >
        Nothing matches what you look for. Fewer words or another filter may help.
      </Empty>
    )
  }
  if (filter.deleted) return <Empty title="Nothing was deleted">In the last 30 days nothing went away.</Empty>
  return (
    <Empty
      title="No incidents yet"
      actions={
        <>
          <Button component={Go} to={paths.newIncident()}>
            Record an incident
          </Button>
          <Button variant="default" component={Go} to={paths.imports()}>
            Bring reviews you have
          </Button>
          <Button variant="default" component={Go} to={paths.settings('organisation')}>
            Load the example
          </Button>
        </>
      }
    >
      Record one that is over, declare one that is happening, or note a near miss. A title and a severity are
      enough; what you have of chat exports, alerts and logs becomes its timeline. Years of reviews in a
      folder, a wiki or documents can come all at once.
    </Empty>
  )
}

/** Moves the focus along the titles of the list. */
function moveFocus(list: HTMLElement | null, by: number) {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a[data-incident]') ?? [])]
  const here = links.findIndex((link) => link.matches(':focus'))
  const first = by > 0 ? 0 : links.length - 1
  links[here === -1 ? first : Math.min(links.length - 1, Math.max(0, here + by))]?.focus()
}
