import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStory } from '#timeline/web/story/use-story.ts'
import { useLoaded } from '#web/api.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { Review } from '../contract.ts'
import { chooseLine } from './story/choosing.ts'
import { type Desk, DeskContext } from './use-desk.ts'
import { useStatements } from './use-statements.ts'

interface DeskProviderProps {
  incidentKey: string
  review: Review
  children: ReactNode
}

const nothing: ReadonlySet<string> = new Set()

/** What the notes, the story and the findings share: above all, which lines somebody is talking about. */
export function DeskProvider({ incidentKey, review, children }: DeskProviderProps) {
  const { lines: story } = useStory(incidentKey)
  const { markers } = useLoaded('GET /incidents/:key', { params: { key: incidentKey } })
  const statements = useStatements(incidentKey)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [lit, setLit] = useState(nothing)
  const [search, change] = useSearchState()
  const moment = textOf(search.at) ?? null
  const last = useRef<string | null>(null)

  const order = useMemo(() => story.map(({ entry }) => entry.id), [story])
  const positions = useMemo(() => new Map(order.map((id, index) => [id, index])), [order])
  const toggle = useCallback(
    (entryId: string, range = false) => {
      const from = range ? last.current : null
      last.current = entryId
      setChosen((before) => chooseLine(order, before, entryId, from))
    },
    [order],
  )
  const light = useCallback((ids: readonly string[]) => setLit(ids.length > 0 ? new Set(ids) : nothing), [])
  const walkTo = useCallback((at: string | null) => change({ at: at ?? undefined }), [change])
  const show = useCallback((entryId: string) => showLine(entryId), [])
  useEffect(() => {
    if (!chosen.every((id) => positions.has(id))) setChosen(chosen.filter((id) => positions.has(id)))
  }, [chosen, positions])

  const desk = useMemo<Desk>(
    () => ({
      incidentKey,
      review,
      story,
      markers,
      positions,
      statements,
      chosen,
      choose: setChosen,
      toggle,
      lit,
      light,
      moment,
      walkTo,
      show,
    }),
    [
      incidentKey,
      review,
      story,
      markers,
      positions,
      statements,
      chosen,
      toggle,
      lit,
      light,
      moment,
      walkTo,
      show,
    ],
  )
  return <DeskContext value={desk}>{children}</DeskContext>
}

function showLine(entryId: string) {
  const line = document.getElementById(`line-${entryId}`)
  line?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  line?.focus({ preventScroll: true })
}
