import { useMantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useActions } from '../actions/registry.ts'
import { paths } from '../paths.ts'
import { useZone } from '../time/zone.ts'

/** What can be done from every page. */
export function useGlobalActions() {
  const router = useRouter()
  const { toggleColorScheme } = useMantineColorScheme()
  const { other, toggle } = useZone()
  const to = (href: string) => () => void router.navigate({ href })
  useActions('Go to', [
    { id: 'go.incidents', label: 'Go to the incidents', keys: 'g i', run: to(paths.incidents()) },
    { id: 'go.reports', label: 'Go to the reports', keys: 'g r', run: to(paths.reports()) },
    { id: 'go.items', label: 'Go to the improvement items', keys: 'g m', run: to(paths.items()) },
    {
      id: 'go.search',
      label: 'Search everything',
      keys: 'g f',
      run: to(paths.search()),
      also: 'find saved searches',
    },
    {
      id: 'go.durations',
      label: 'Go to the durations',
      keys: 'g d',
      run: to(paths.durations()),
      also: 'statistics ttd tta ttm ttr median how long',
    },
    {
      id: 'go.imports',
      label: 'Bring reviews you have',
      run: to(paths.imports()),
      also: 'import upload folder zip postmortems confluence notion markdown word',
    },
    { id: 'go.settings', label: 'Go to the settings', keys: 'g s', run: to(paths.settings()) },
    {
      id: 'go.reference',
      label: 'Go to the API reference',
      run: to(paths.reference()),
      also: 'openapi docs',
    },
  ])
  useActions('Do', [
    {
      id: 'incident.new',
      label: 'Declare or record an incident',
      keys: 'c',
      run: to(paths.newIncident()),
      also: 'create new',
    },
    { id: 'zone', label: `Show times in ${other}`, keys: 'z', run: toggle, also: 'timezone utc local' },
    { id: 'theme', label: 'Switch between light and dark', run: toggleColorScheme, also: 'theme colour' },
  ])
}
