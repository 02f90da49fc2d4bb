/** `ready` can be committed as it is, `needs-work` nearly so; `not-actionable`: nobody could say when it is done. */
export type Verdict = 'ready' | 'needs-work' | 'not-actionable'

/** Leverage, field guide §2.3: makes impossible · makes less likely, smaller or visible · relies on memory. */
export const itemStrengths = ['strong', 'medium', 'weak'] as const
export type Strength = (typeof itemStrengths)[number]

/** What an item does, field guide §2.2. */
export const itemTypes = [
  'prevent',
  'mitigate-future',
  'detect',
  'respond',
  'repair',
  'mitigate-this',
  'investigate',
  'understand',
] as const
export type ItemType = (typeof itemTypes)[number]

/** Where in the course of an incident the item helps. */
export const itemPhases = ['detect', 'diagnose', 'mitigate', 'resolve', 'prevent'] as const
export type ItemPhase = (typeof itemPhases)[number]

/** One thing that was seen in an item, and what it adds to the score. */
export interface Reason {
  id: string
  points: number
  /** What was seen, in plain words. */
  text: string
  /** The question for a lost point; null for a gained one. */
  prompt: string | null
}

export interface ItemJudgement {
  verdict: Verdict
  /** The sum of the points of the reasons. */
  score: number
  strength: Strength
  type: ItemType
  phase: ItemPhase
  reasons: Reason[]
  /** The questions of the lost points, the heaviest first. */
  prompts: string[]
}
