import { useCallback, useMemo, useState } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { defaultDomain } from '../../swimlane/domain.ts'
import type { SwimlaneEntry } from '../../swimlane/geometry.ts'
import { microsOf } from '../../swimlane/moment.ts'
import { held, panned, type Span, zoomed } from './zoom.ts'

/** What of the story the picture shows; everything until somebody comes nearer. */
export function useSpan(entries: readonly SwimlaneEntry[], markers: readonly MarkerValue[]) {
  const [chosen, choose] = useState<Span | null>(null)
  const { whole, usual } = useMemo(() => {
    const times = entries.map(({ at }) => microsOf(at))
    const marked = markers.map(({ at }) => microsOf(at))
    const all = [...times, ...marked]
    return {
      whole: [Math.min(...all), Math.max(...all)] as const,
      usual: defaultDomain(times, markers),
    }
  }, [entries, markers])
  const change = useCallback(
    (next: (now: Span) => Span) => choose((now) => held(next(now ?? usual), whole)),
    [usual, whole],
  )
  return useMemo(
    () => ({
      span: chosen ?? usual,
      near: chosen !== null,
      zoom: (factor: number, share?: number) => change((now) => zoomed(now, factor, share)),
      pan: (share: number) => change((now) => panned(now, share)),
      show: (span: Span) => change(() => span),
      showAll: () => choose(null),
    }),
    [chosen, usual, change],
  )
}
export type SpanControl = ReturnType<typeof useSpan>
