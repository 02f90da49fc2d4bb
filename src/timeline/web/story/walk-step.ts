import { previousStep } from '../../walk.ts'

/** The step asked for, or the last one before it when the story has changed since. */
export function standing(steps: readonly string[], asked: string): string | null {
  if (steps.includes(asked)) return asked
  if (Number.isNaN(Date.parse(asked))) return steps[0] ?? null
  return previousStep(steps, asked) ?? steps[0] ?? null
}
