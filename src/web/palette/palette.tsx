import '@mantine/spotlight/styles.layer.css'
import { Spotlight, SpotlightAction, SpotlightActionsGroup, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { keysOf, pageFirst, useCurrentActions } from '../actions/registry.ts'
import { useRead } from '../api.ts'
import { Keys } from '../parts/keys.tsx'
import { paths } from '../paths.ts'
import { rank } from './rank.ts'

/** One place to go anywhere and do anything that is possible on this page. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('')
  const router = useRouter()
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const groups = pageFirst(useCurrentActions())
  const incidents = useRead(
    'GET /incidents',
    { query: { limit: 8, ...(query.trim() ? { q: query.trim() } : {}) } },
    { placeholderData: (before) => before },
  )
  const actions = rank(
    query,
    groups.flatMap(({ name, actions: all }) =>
      all.filter((one) => !one.keyOnly).map((one) => ({ ...one, group: name })),
    ),
    (one) => `${one.label} ${one.also ?? ''}`,
  )
  const found = incidents.data?.items ?? []
  const list = useRef<HTMLDivElement>(null)
  // What arrives late replaces the row that was chosen; Enter must find one as soon as it can be seen.
  useLayoutEffect(() => {
    if (query === '' || list.current?.querySelector('[data-selected]')) return
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  })
  const go = (href: string) => void router.navigate({ href })
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight="60vh"
    >
      <Spotlight.Search
        placeholder="Go to an incident, or do something…"
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label="Search or do something"
      />
      <Spotlight.ActionsList ref={list}>
        {actions.length > 0 && (
          <SpotlightActionsGroup label="Here and everywhere">
            {actions.slice(0, query ? 8 : 12).map((one) => (
              <SpotlightAction
                key={one.id}
                label={one.label}
                onClick={one.run}
                rightSection={keysOf(one)[0] ? <Keys of={keysOf(one)[0] ?? ''} /> : undefined}
              />
            ))}
          </SpotlightActionsGroup>
        )}
        {found.length > 0 && (
          <SpotlightActionsGroup label="Incidents">
            {found.map((one) => (
              <SpotlightAction
                key={one.key}
                label={`${one.key} · ${one.title}`}
                description={one.severity.name}
                onClick={() => go(paths.incident(one.key))}
              />
            ))}
          </SpotlightActionsGroup>
        )}
        {actions.length === 0 && found.length === 0 && (
          <Spotlight.Empty>Nothing by these words</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
