import { type Advice, adviceOn } from './advice.ts'
import { cleaned } from './clean.ts'
import { duplicateIndex } from './duplicates.ts'
import { english } from './english/english.ts'
import type { ItemJudgement, Reason, Verdict } from './judgement.ts'
import { leverageOf } from './leverage.ts'
import { type Opening, openingOf } from './opening.ts'
import { sentencesOf, type Word, wordsOf } from './sentence.ts'
import { signsOf } from './signs.ts'
import { type Tables, tablesOf } from './tables.ts'
import type { ReasonId } from './wording.ts'

export type { ItemJudgement, ItemPhase, ItemType, Reason, Strength, Verdict } from './judgement.ts'

const tables = tablesOf(english)

const verdictOf = (score: number): Verdict =>
  score >= 4 ? 'ready' : score >= 2 ? 'needs-work' : 'not-actionable'

/** `Label: sentence` is about the sentence, unless the label is a command itself. */
function withoutLabel(words: readonly Word[], { verbs }: Tables): readonly Word[] {
  const colon = words.findIndex((word) => word.after === ':')
  if (colon < 0 || colon > 6 || words.length - colon < 4) return words
  const left = openingOf(words.slice(0, colon + 1), tables)
  return left.verb && colon >= 2 && verbs.has(left.verb.name)
    ? words.slice(0, colon + 1)
    : words.slice(colon + 1)
}

/** Every part of the names of people, in lower case, without the sign of a handle. */
const peopleOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names
      .flatMap((name) => name.toLowerCase().replace('@', '').split(/\s+/))
      .filter((part) => part.length > 2),
  )

/** `Ada to write …`: who does it is no part of what is to be done. */
const withoutName = (words: readonly Word[], names: ReadonlySet<string>): readonly Word[] =>
  names.has(words[0]?.norm ?? '') && /^(?:to|will)$/.test(words[1]?.norm ?? '') ? words.slice(1) : words

const textOf = (words: readonly Word[]): string => words.map((word) => word.raw).join(' ')

/** Where one of these stands nobody needs to ask when it is done. */
const finishes: ReadonlySet<ReasonId> = new Set(['end-state', 'finish-given', 'question', 'already-done'])

function reasonOf(id: ReasonId): Reason {
  return { id, ...tables.wording.messages[id] }
}

const promptsOf = (reasons: readonly Reason[]): string[] => [
  ...new Set(
    [...reasons]
      .sort((a, b) => a.points - b.points)
      .map((reason) => reason.prompt)
      .filter((prompt) => prompt !== null),
  ),
]

/**
 * Whether somebody could see that an improvement item is done, and how much it would move. Only the first 1,500
 * characters are read. `names` are the participants', so that an item on a person is seen; `doneWhen` is what was
 * said elsewhere about its end. Field guide §2.3 and §2.4. Never throws.
 */
export function judgeItem(
  text: string,
  context: { names?: readonly string[]; doneWhen?: string } = {},
): ItemJudgement {
  const [first = [], ...later] = sentencesOf(wordsOf(cleaned(text, tables.prefixes)))
  const names = peopleOf(context.names ?? [])
  const words = withoutName(withoutLabel(first, tables), names)
  const opening: Opening = openingOf(words, tables)
  const sentence = textOf(words)
  const ids =
    words.length === 0
      ? (['one-word'] as ReasonId[])
      : signsOf({ words, opening, later, names }, sentence, tables)
  if (context.doneWhen?.trim()) ids.push('finish-given')
  const score = ids.reduce((sum, id) => sum + tables.wording.messages[id].points, 0)
  const verdict = verdictOf(score)
  if (verdict !== 'ready' && !ids.some((id) => finishes.has(id))) ids.push('open-end')
  const reasons = ids.map(reasonOf)
  return {
    verdict,
    score,
    ...leverageOf(opening.verb?.name ?? '', sentence, verdict !== 'not-actionable', tables.wording),
    reasons,
    prompts: promptsOf(reasons),
  }
}

export interface Likeness {
  id: string
  /** 0 to 1, as `similarity()` of pg_trgm tells it. */
  likeness: number
}

/**
 * Items that say much the same, the likest first. Trigrams as in pg_trgm; 0.6 is the guide's
 * threshold. To ask often against the same items keep a `duplicateIndex` (duplicates.ts).
 */
export function findDuplicates(
  text: string,
  others: readonly { id: string; text: string }[],
  threshold = 0.6,
): Likeness[] {
  return duplicateIndex(others).find(text, threshold)
}

export type ReviewAdvice = Advice

/** What to say about the items of a review together. Field guide §2.3 (rule) and the end of §2.4. */
export function adviseOnItems(
  items: readonly { text: string; priority?: string | null; committed: boolean }[],
): ReviewAdvice[] {
  const committed = items.filter((item) => item.committed)
  return adviceOn(committed.map(({ text, priority }) => ({ ...judgeItem(text), priority: priority ?? null })))
}
