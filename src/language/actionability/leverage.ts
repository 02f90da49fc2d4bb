import type { ItemPhase, ItemType, Strength } from './judgement.ts'
import type { LeverageRow, Wording } from './wording.ts'

/** Where each type helps. */
const phaseOf: Record<ItemType, ItemPhase> = {
  detect: 'detect',
  investigate: 'diagnose',
  understand: 'diagnose',
  'mitigate-this': 'mitigate',
  'mitigate-future': 'mitigate',
  respond: 'mitigate',
  repair: 'resolve',
  prevent: 'prevent',
}

const fits = (row: LeverageRow, verb: string, text: string): boolean =>
  (row.verbs === undefined || row.verbs.includes(verb)) && (row.about === undefined || row.about.test(text))

/** What an item is for and how much it moves, by the first rows of the table that fit. Source: field guide §2.3. */
export function leverageOf(
  verb: string,
  text: string,
  actionable: boolean,
  { leverage }: Wording,
): { strength: Strength; type: ItemType; phase: ItemPhase } {
  const type = leverage.type.find((row) => fits(row, verb, text))?.type ?? 'prevent'
  const strength =
    leverage.strength.find((row) => fits(row, verb, text))?.strength ?? (actionable ? 'medium' : 'weak')
  return { strength, type, phase: phaseOf[type] }
}
