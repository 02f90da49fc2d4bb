import { useMemo } from 'react'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { StoryLine } from '../../contract.ts'
import { knownAtMoment, nextStep, previousStep, stepsOf } from '../../walk.ts'
import { standing } from './walk-step.ts'

interface Known {
  at: string
  knownAt: string | null
  line: StoryLine
}

/** Walking the story step by step, with only what was known then. Where one stands is part of the address. */
export function useWalk(lines: readonly StoryLine[]) {
  const [search, change] = useSearchState()
  const known = useMemo<Known[]>(
    () => lines.map((line) => ({ at: line.entry.at, knownAt: line.entry.knownAt, line })),
    [lines],
  )
  const steps = useMemo(() => stepsOf(known), [known])
  const asked = textOf(search.walk)
  const at = asked === undefined ? null : standing(steps, asked)
  const go = (step: string | null) => change({ walk: step ?? undefined })
  return {
    /** Null while nobody walks. */
    at,
    steps,
    moment: at === null ? null : knownAtMoment(known, at),
    begin: () => go(steps[0] ?? null),
    end: () => go(null),
    next: () => at !== null && go(nextStep(steps, at) ?? at),
    previous: () => at !== null && go(previousStep(steps, at) ?? at),
    to: (index: number) => go(steps[index] ?? at),
  }
}
export type Walk = ReturnType<typeof useWalk>
