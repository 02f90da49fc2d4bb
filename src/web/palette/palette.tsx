import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight, SpotlightAction, SpotlightActionsGroup } from '@mantine/spotlight'
import { IconArrowRight, IconBookmark, IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { KindIcon } from '#learning/web/search/kinds.tsx'
import { keysOf, pageFirst, useCurrentActions } from '../actions/registry.ts'
import { useRead } from '../api.ts'
import { Keys } from '../parts/keys.tsx'
import { paths } from '../paths.ts'
import { rank, stillFitting } from './rank.ts'
import { useChosenFirst } from './use-chosen-first.ts'
import { allFinds, usePaletteFinds } from './use-palette-finds.ts'

const [store, palette] = createSpotlight()

/** One place to go anywhere, find anything, and do everything that is possible on this page. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('')
  const router = useRouter()
  useEffect(() => {
    palette.open()
    return () => palette.close()
  }, [])
  const words = query.trim()
  const incidents = useRead(
    'GET /incidents',
    { query: { limit: words ? 5 : 8, ...(words ? { q: words } : {}) } },
    { placeholderData: (before) => before },
  )
  const actions = useActionsFor(query)
  const listed = incidents.data?.items ?? []
  const found = incidents.isPlaceholderData
    ? stillFitting(query, listed, ({ key, title, services }) => `${key} ${title} ${services.join(' ')}`)
    : listed
  const finds = usePaletteFinds(
    query,
    found.map(({ key }) => key),
  )
  const list = useRef<HTMLDivElement>(null)
  const watchKeys = useChosenFirst(store, list, query)
  const go = (href: string) => void router.navigate({ href })
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      // One that is still going would take along what is typed into the next.
      transitionProps={{ duration: 120, exitDuration: 0 }}
      scrollable
      maxHeight="60vh"
    >
      <Spotlight.Search
        placeholder="Go to an incident, or do something…"
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label="Search or do something"
        onKeyDown={watchKeys}
      />
      <Spotlight.ActionsList ref={list}>
        {words === '' && <News onGo={go} />}
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
        {finds.length > 0 && (
          <SpotlightActionsGroup label="Found">
            {finds.map(({ id, kind, label, description, href }) => (
              <SpotlightAction
                key={id}
                label={label}
                description={description}
                leftSection={<KindIcon kind={kind} size={18} />}
                onClick={() => go(href)}
              />
            ))}
          </SpotlightActionsGroup>
        )}
        {words !== '' && (
          <SpotlightAction
            label="All results"
            leftSection={<IconArrowRight size={18} aria-hidden />}
            onClick={() => go(allFinds(query))}
          />
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useActionsFor(query: string) {
  return rank(
    query,
    pageFirst(useCurrentActions()).flatMap(({ name, actions }) =>
      actions.filter((one) => !one.keyOnly).map((one) => ({ ...one, group: name })),
    ),
    (one) => `${one.label} ${one.also ?? ''}`,
  )
}

/** Saved searches in which something is new. */
function News({ onGo }: { onGo: (href: string) => void }) {
  const searches = useRead('GET /saved-searches', {}).data?.items ?? []
  const fresh = searches.filter(({ news }) => news.count > 0)
  if (fresh.length === 0) return null
  return (
    <SpotlightActionsGroup label="New in your saved searches">
      {fresh.map(({ id, name, q, news }) => (
        <SpotlightAction
          key={id}
          label={name}
          description={`${news.count} new`}
          leftSection={<IconBookmark size={18} aria-hidden />}
          onClick={() => onGo(paths.search({ q, saved: id }))}
        />
      ))}
    </SpotlightActionsGroup>
  )
}
