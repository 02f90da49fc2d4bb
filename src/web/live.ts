import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Evidence } from '#timeline/contract.ts'
import { markAway } from './connection.ts'
import { refresh } from './keys.ts'

interface Changed {
  verb: string
  objectType: string
  objectId: string
  incidentKey: string | null
}
type Reading = Pick<Evidence, 'state' | 'progress' | 'taken'> & { evidenceId: string } & Partial<Evidence>

/** Changes come in bursts, an import in thousands; one reading again per this many milliseconds is enough. */
const settle = 300

/** Milliseconds after which a connection that is lost is worth a word; most come back at once. */
const hiccup = 4_000

/** Seconds that an answer and the connection may take. */
const onTheWay = 5

/**
 * Keeps what is on the screen true while others work: one connection per tab, to one incident's changes or to
 * all. It closes while the tab is hidden (browsers allow six connections per address) and catches up after.
 */
export function useLive(incidentKey?: string) {
  const client = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    let missed = false
    const queue = createQueue(client)

    function open() {
      if (source || document.hidden) return
      source = new EventSource(`/api/v1/live?${asked(client, incidentKey)}`)
      source.addEventListener('open', () => {
        clearTimeout(silence)
        silence = undefined
        markAway(false)
        if (missed) void client.invalidateQueries()
        missed = false
      })
      source.addEventListener('error', () => {
        missed = true
        if (source?.readyState === EventSource.CLOSED) retryLater()
        else silence ??= setTimeout(markAway, hiccup, true)
      })
      source.addEventListener('changed', (event) => queue.add(JSON.parse(event.data) as Changed))
      source.addEventListener('reading', (event) => showReading(client, JSON.parse(event.data) as Reading))
    }
    function close() {
      source?.close()
      source = null
      missed = true
    }
    let retry: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    function retryLater() {
      source?.close()
      source = null
      clearTimeout(retry)
      retry = setTimeout(open, 5_000)
    }
    const follow = () => (document.hidden ? close() : open())
    const lost = () => markAway(true)
    const found = () => {
      close()
      follow()
    }
    open()
    document.addEventListener('visibilitychange', follow)
    window.addEventListener('offline', lost)
    window.addEventListener('online', found)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      window.removeEventListener('offline', lost)
      window.removeEventListener('online', found)
      clearTimeout(retry)
      clearTimeout(silence)
      queue.stop()
      close()
    }
  }, [client, incidentKey])
}

/** What to hear of, and for how long that on the screen may have been old already. */
function asked(client: QueryClient, incidentKey: string | undefined) {
  const shown = client.getQueryCache().findAll({ type: 'active' })
  const oldest = Math.min(Date.now(), ...shown.map(({ state }) => state.dataUpdatedAt || Date.now()))
  const since = String(Math.ceil((Date.now() - oldest) / 1000) + onTheWay)
  return new URLSearchParams({ ...(incidentKey ? { incident: incidentKey } : {}), since })
}

function createQueue(client: QueryClient) {
  const waiting = new Map<string | null, Set<string>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  function flush() {
    timer = undefined
    for (const [incidentKey, types] of waiting) void refresh(client, [...types], incidentKey)
    waiting.clear()
  }
  return {
    add({ objectType, incidentKey }: Changed) {
      const types = waiting.get(incidentKey) ?? new Set()
      waiting.set(incidentKey, types.add(objectType))
      timer ??= setTimeout(flush, settle)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Progress goes straight into what is shown; asking the server again for each step would only slow the import. */
function showReading(client: QueryClient, { evidenceId, ...news }: Reading) {
  const apply = (one: Evidence): Evidence => (one.id === evidenceId ? { ...one, ...news } : one)
  client.setQueriesData<{ items: Evidence[] }>(
    { predicate: ({ queryKey }) => queryKey[0] === 'GET /incidents/:key/evidence' },
    (list) => list && { ...list, items: list.items.map(apply) },
  )
  client.setQueriesData<Evidence>(
    { predicate: ({ queryKey }) => queryKey[0] === 'GET /evidence/:id' },
    (one) => one && apply(one),
  )
  if (['done', 'failed', 'cancelled'].includes(news.state)) void refresh(client, ['evidence'], null)
}
