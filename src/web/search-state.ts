import { useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Search = Record<string, string | string[] | undefined>

/** `?q=disk&source=a&source=b`: every value stays the text it is, repeated names become lists. */
export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const there = search[name]
    if (there === undefined) search[name] = value
    else search[name] = Array.isArray(there) ? [...there, value] : [there, value]
  }
  return search
}

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** What the address says after its question mark, and a way to change parts of it without leaving the place. */
export function useSearchState(): [Search, (changes: Search, options?: { replace?: boolean }) => void] {
  const router = useRouter()
  const search: Search = useSearch({ strict: false })
  const change = useCallback(
    (changes: Search, { replace = true }: { replace?: boolean } = {}) => {
      const next = { ...router.latestLocation.search, ...changes }
      const href = router.latestLocation.pathname + stringifySearch(next)
      void router.navigate({ href, replace, resetScroll: false })
    },
    [router],
  )
  return [search, change]
}

/** One text out of the address. */
export function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** A list out of the address. */
export function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
