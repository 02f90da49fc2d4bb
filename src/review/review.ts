export const reviewStates = ['assembling', 'published', 'withdrawn'] as const
export type ReviewState = (typeof reviewStates)[number]

/** What a review is and may become. Editing after publishing stays open; publishing again makes the next version. */
export const transitions = {
  assembling: { publish: 'published' },
  published: { publish: 'published', withdraw: 'withdrawn' },
  withdrawn: { publish: 'published' },
} as const satisfies Record<ReviewState, Partial<Record<'publish' | 'withdraw', ReviewState>>>

/** The state after a step, or null when the step isn't possible from here. */
export function nextState(state: ReviewState, step: 'publish' | 'withdraw'): ReviewState | null {
  const possible: Partial<Record<'publish' | 'withdraw', ReviewState>> = transitions[state]
  return possible[step] ?? null
}
