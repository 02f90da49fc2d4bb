import { microsOf } from './swimlane/moment.ts'

/** A line of the story as far as the walk needs it; both times are RFC 3339. */
export interface WalkLine {
  at: string
  /** When responders learned it; null when they knew at once. */
  knownAt: string | null
}

/** The story as it stood at one moment, with only what was known then. */
export interface Moment<Line extends WalkLine> {
  /** Known by now, in the story's own order. */
  known: Line[]
  /** Those of them that became known at this very moment. */
  fresh: Line[]
  /** Had happened by now, but nobody knew yet. */
  hidden: Line[]
  /** Was still to come. */
  ahead: Line[]
}

const knownFrom = (line: WalkLine) => microsOf(line.knownAt ?? line.at)

/** What was known at a moment (RFC 3339). A line learned earlier than it happened (a forecast) counts from then on. */
export function knownAtMoment<Line extends WalkLine>(lines: readonly Line[], moment: string): Moment<Line> {
  const now = microsOf(moment)
  const found: Moment<Line> = { known: [], fresh: [], hidden: [], ahead: [] }
  for (const line of lines) {
    const from = knownFrom(line)
    if (from <= now) found.known.push(line)
    else if (microsOf(line.at) <= now) found.hidden.push(line)
    else found.ahead.push(line)
    if (from === now) found.fresh.push(line)
  }
  return found
}

/** The moments at which something became known, earliest first, each once: the steps of the walk. */
export function stepsOf(lines: readonly WalkLine[]): string[] {
  const steps = new Map<number, string>()
  for (const line of lines) {
    const from = knownFrom(line)
    if (!steps.has(from)) steps.set(from, line.knownAt ?? line.at)
  }
  return [...steps].sort(([a], [b]) => a - b).map(([, step]) => step)
}

/** The step after a moment, or null at the end. */
export function nextStep(steps: readonly string[], moment: string): string | null {
  const now = microsOf(moment)
  return steps.find((step) => microsOf(step) > now) ?? null
}

/** The step before a moment, or null at the beginning. */
export function previousStep(steps: readonly string[], moment: string): string | null {
  const now = microsOf(moment)
  return steps.findLast((step) => microsOf(step) < now) ?? null
}
