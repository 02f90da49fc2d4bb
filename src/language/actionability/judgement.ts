/** `ready` can be committed as it is, `needs-work` nearly so; `not-actionable`: nobody could say when it is done. */
export type Verdict = 'ready' | 'needs-work' | 'not-actionable'

/** Leverage, field guide §2.3: makes impossible · makes less likely, smaller or visible · relies on memory. */
export type Strength = 'strong' | 'medium' | 'weak'

/** What an item does, field guide §2.2. */
export type ItemType =
  | 'investigate'
  | 'mitigate-this'
  | 'repair'
  | 'detect'
  | 'mitigate-future'
  | 'prevent'
  | 'respond'
  | 'understand'

/** Where in the course of an incident the item helps. */
export type ItemPhase = 'detect' | 'diagnose' | 'mitigate' | 'resolve' | 'prevent'

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
