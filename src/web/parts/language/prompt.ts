import type { Category, Context, Finding } from '#language/finding.ts'
import { asideFor, isAside, type Mark, markOf, type PutAside } from './mark.ts'

/** One question about words in a field, and where they stand in its text. */
export interface Prompt {
  start: number
  end: number
  /** The words it is about, as they were written. */
  words: string
  finding: Finding
  mark: Mark
}

/** What a field is for, as far as it matters for the questions asked in it. */
export type FieldContext = Pick<Context, 'kind' | 'section' | 'format'>

/** The prompts of a field: those that are open, and what put the others aside. */
export interface Sorted<P> {
  open: P[]
  aside: PutAside[]
}

export function sortOut<P extends { mark: Mark }>(
  prompts: readonly P[],
  aside: readonly PutAside[],
): Sorted<P> {
  const sorted: Sorted<P> = { open: [], aside: [] }
  for (const prompt of prompts) {
    const by = asideFor(prompt.mark, aside)
    if (!by) sorted.open.push(prompt)
    else if (!sorted.aside.includes(by)) sorted.aside.push(by)
  }
  return sorted
}

/** The prompts of a text, without what was put aside. */
export function promptsOf(text: string, findings: readonly Finding[], aside: readonly PutAside[]): Prompt[] {
  return findings.map((finding) => promptOf(text, finding)).filter(({ mark }) => !isAside(mark, aside))
}

export function promptOf(text: string, finding: Finding): Prompt {
  const { start, end } = finding
  return { start, end, words: text.slice(start, end), finding, mark: markOf(text, finding) }
}

/**
 * Where prompts stand after an edit that nobody looked at yet: what lies before it stays, what lies behind it moves
 * along, what it touches is gone until it is looked at again.
 */
export function carryOver(prompts: readonly Prompt[], before: string, after: string): Prompt[] {
  if (before === after) return [...prompts]
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const moved = after.length - before.length
  return prompts.flatMap((prompt) => {
    if (prompt.end <= head) return [prompt]
    if (prompt.start < before.length - tail) return []
    return [{ ...prompt, start: prompt.start + moved, end: prompt.end + moved }]
  })
}

/** Prompts that are underlined; the others are gathered at the foot of the field. */
export const isUnderlined = ({ finding }: Prompt) => finding.level === 'warning'

/** Talk of one cause is worth one remark a text, wherever in it. */
export function onceEach<P extends { finding: Finding }>(prompts: readonly P[]): P[] {
  let told = false
  return prompts.filter(({ finding }) => {
    if (finding.category !== 'single-root-cause') return true
    const first = !told
    told = true
    return first
  })
}

/** What a card is called: the way of writing it asks about. */
export const categoryName: Record<Category, string> = {
  'individual-blame': 'Who it was',
  counterfactual: 'What could have been',
  'human-error': 'Human error as an answer',
  'try-harder': 'Trying harder',
  judgement: 'A verdict',
  hindsight: 'Knowing it afterwards',
  'single-root-cause': 'One cause',
  'agentless-passive': 'Nobody did it',
  'who-why-question': 'Asking who, or why',
  'procedure-violation': 'The rule and the work',
}

/** `2 language prompts`, `1 language prompt and 1 remark`; empty when there is nothing. */
export function countWords(prompts: readonly Prompt[]): string {
  const underlined = prompts.filter(isUnderlined).length
  const remarks = prompts.length - underlined
  return [plural(underlined, 'language prompt'), plural(remarks, 'remark')].filter(Boolean).join(' and ')
}

function plural(count: number, one: string): string {
  return count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`
}
