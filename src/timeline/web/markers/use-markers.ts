import { type QueryClient, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { markerName } from '#incident/durations.ts'
import type { Marker } from '#incident/marker.ts'
import { api, reading, useRead } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { announce } from '../announce.tsx'
import { type MarkerChange, withChanges } from './marker-changes.ts'

const none: readonly MarkerValue[] = []
const changes = (key: string) => ['markers', key]
const markersOf = (key: string) => reading('GET /incidents/:key/markers', { params: { key } })

/** The incident’s markers, with what is on its way already in place. */
export function useMarkers(key: string): readonly MarkerValue[] {
  const { data } = useRead('GET /incidents/:key/markers', { params: { key } })
  const coming = useMutationState({
    filters: { mutationKey: changes(key), status: 'pending' },
    select: (mutation) => mutation.state.variables as MarkerChange,
  })
  return useMemo(() => withChanges(data?.markers ?? none, coming), [data, coming])
}

async function send(client: QueryClient, key: string, { marker, value }: MarkerChange): Promise<void> {
  const params = { key, marker }
  const { at, precision, entryId, channel } = value ?? {}
  const answer = value
    ? await api('PUT /incidents/:key/markers/:marker', { params, body: { at, precision, entryId, channel } })
    : await api('DELETE /incidents/:key/markers/:marker', { params })
  await client.cancelQueries({ queryKey: markersOf(key).queryKey })
  client.setQueryData(markersOf(key).queryKey, answer)
  void refresh(client, ['marker'], key)
}

/** Sets markers and takes them off, at once and with the way back. */
export function usePinning(key: string, values: readonly MarkerValue[]) {
  const client = useQueryClient()
  const { mutate } = useMutation<void, Error, MarkerChange>({
    mutationKey: changes(key),
    scope: { id: `markers-${key}` },
    networkMode: 'always',
    mutationFn: (change) => send(client, key, change),
    onError: (error) => tellProblem(error),
  })
  const now = useRef(values)
  now.current = values
  return useMemo(() => {
    const placed = (marker: Marker) => now.current.find((value) => value.marker === marker) ?? null
    return {
      pin(value: MarkerValue) {
        const before = placed(value.marker)
        mutate({ marker: value.marker, value })
        announce(`“${markerName(value.marker)}” is pinned.`)
        if (before && before.at !== value.at)
          offerUndo(`“${markerName(value.marker)}” stands at another time now.`, () =>
            mutate({ marker: value.marker, value: before }),
          )
      },
      clear(marker: Marker) {
        const before = placed(marker)
        if (!before) return
        mutate({ marker, value: null })
        const words = `“${markerName(marker)}” is no longer pinned.`
        announce(words)
        offerUndo(words, () => mutate({ marker, value: before }))
      },
    }
  }, [mutate])
}
