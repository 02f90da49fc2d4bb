import type { Evidence } from '#timeline/contract.ts'
import { counted, plural } from '../terminal/speak.ts'

const stateWords: Record<Evidence['state'], string> = {
  kept: 'kept, not read',
  queued: 'waiting to be read',
  reading: 'being read',
  done: 'read',
  failed: 'could not be read to its end',
  cancelled: 'reading was cancelled',
}

export function stateText({ state, progress }: Evidence): string {
  return state === 'reading' ? `being read, ${Math.floor(progress * 100)} %` : stateWords[state]
}

/** What a format is called, as far as the guesses know. */
export function formatName({ format, guesses }: Evidence): string {
  return guesses.find((guess) => guess.format === format)?.name ?? format ?? ''
}

/** `12,564 taken · 3 already there · 2 skipped (outside the chosen channels) · 1 not understood` */
export function countsText({ taken, alreadyThere, skipped, unread }: Evidence): string {
  const reasons = Object.entries(skipped)
  const left = reasons.reduce((sum, [, count]) => sum + count, 0)
  const why = reasons.map(([reason, count]) => (reasons.length > 1 ? `${reason}: ${counted(count)}` : reason))
  return [
    `${counted(taken)} taken`,
    `${counted(alreadyThere)} already there`,
    ...(left > 0 ? [`${counted(left)} skipped (${why.join(', ')})`] : []),
    ...(unread > 0 ? [`${counted(unread)} not understood`] : []),
  ].join(' · ')
}

/** What became of evidence, in one line. */
export function outcomeText(evidence: Evidence): string {
  const { state, reason, guesses } = evidence
  if (state === 'kept') return `kept, not read; ${guessText(guesses)}`
  const words = state === 'done' ? `read as ${formatName(evidence)}` : (reason ?? stateText(evidence))
  return `${words.replace(/\.$/, '')}: ${countsText(evidence)}`
}

function guessText([best]: Evidence['guesses']): string {
  return best ? `it may be ${best.name}` : 'nothing recognises what it is'
}

export function filesText(count: number): string {
  return plural(count, 'file')
}
