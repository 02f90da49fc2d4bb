import type { ItemJudgement } from '#language/actionability/judgement.ts'
import type { Leverage } from '../../item.ts'

/** What is suggested of what nobody chose. A word alone suggests nothing. */
export function stillOpen(chosen: Leverage, judged: ItemJudgement): Partial<Leverage> {
  if (judged.reasons.some(({ id }) => id === 'one-word')) return {}
  const { strength, type, phase } = judged
  return {
    ...(chosen.strength === null && { strength }),
    ...(chosen.type === null && { type }),
    ...(chosen.phase === null && { phase }),
  }
}
