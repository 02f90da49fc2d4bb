import { useEffect, useState } from 'react'
import type { Found } from '#learning/search/contract.ts'
import { findPath } from '#learning/web/search/find-path.ts'
import { kindName } from '#learning/web/search/kinds.tsx'
import { useRead } from '../api.ts'
import { paths } from '../paths.ts'
import { stillFitting } from './rank.ts'

/** So many finds stand in the palette; the page of the search has the rest. */
const most = 7
/** Milliseconds of a pause in typing after which everything is looked through. */
const pause = 120

export interface PaletteFind {
  id: string
  kind: Found['kind']
  label: string
  description: string
  href: string
}

/**
 * What everything there is has to the words typed, kinds together, without incidents that are listed already and
 * without reports of those that are there: they say the same again.
 */
export function usePaletteFinds(query: string, listed: readonly string[]): PaletteFind[] {
  const q = usePaused(query.trim())
  const { data, isPlaceholderData } = useRead(
    'GET /search',
    { query: { q, typing: 'true', limit: most + listed.length } },
    { enabled: q !== '', placeholderData: (before) => before },
  )
  if (query.trim() === '' || !data) return []
  const late = isPlaceholderData || q !== query.trim()
  const fitting = late
    ? stillFitting(query, data.items, ({ title, excerpt }) => `${title.text} ${excerpt.text}`)
    : data.items
  const found = fitting.flatMap(({ kind, incidentKey }) => (kind === 'incident' ? [incidentKey] : []))
  const there: Partial<Record<Found['kind'], readonly string[]>> = {
    incident: listed,
    report: [...listed, ...found],
  }
  const finds = fitting.filter(({ kind, incidentKey }) => !there[kind]?.includes(incidentKey)).slice(0, most)
  return byKind(finds).map((found) => ({
    id: `${found.kind} ${found.id}`,
    kind: found.kind,
    label: shortened(found.title.text || found.excerpt.text),
    description: `${kindName[found.kind]} · ${found.incidentKey} ${found.incidentTitle}`,
    href: findPath(found),
  }))
}

/** The kind of the best find first, and each kind together. */
function byKind(finds: readonly Found[]): Found[] {
  return [...Map.groupBy(finds, ({ kind }) => kind).values()].flat()
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 118)}…` : text)

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

/** The page with all finds for the words typed. */
export const allFinds = (query: string) => paths.search({ q: query.trim() })
