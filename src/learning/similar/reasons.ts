import { durationText } from '#incident/durations.ts'
import type { AlikeByAlert, AlikeByFactor, AlikeByWords } from './candidates.ts'
import type { Reason, ReasonKind } from './contract.ts'
import type { Phase } from './phase.ts'
import { wordForms } from './word-forms.ts'

/** All that speaks for one incident. */
export interface Signs {
  alert?: AlikeByAlert
  factor?: AlikeByFactor
  words?: AlikeByWords
  /** Services that both have. */
  services: readonly string[]
  /** Where most of the time went, there and here. */
  phases: { here: Phase | null; there: Phase | null }
  /** How near the embeddings are, from 0 to 1. */
  model?: number
}

export interface Judged {
  reasons: Reason[]
  /** How much speaks for it; only to put candidates in an order. */
  weight: number
}

/** Less than this is chance: everything shares some words. */
const leastWeight = 0.25
/** From here on it is told as likely to help. */
export const tellingFrom = 0.6
const leastShare = 0.16
const shownWords = 6
/** What it adds that both say the same word first, which few others have. */
const sameTopic = 0.25
/** Words of everyday language that both happen to say first have less beside them. */
const leastBesideTopic = 0.1

/**
 * Says why an incident is like another, the most telling reason first; null where nothing much speaks for it.
 * An alert counts less the more often it fires.
 * @param wordOf a stem as it stands in the text, or null where it does not.
 */
export function judge(signs: Signs, wordOf: (stem: string) => string | null): Judged | null {
  const found: { kind: ReasonKind; text: string; weight: number }[] = []
  const add: Add = (kind, weight, text) => found.push({ kind, text, weight })
  const { alert, factor, words, services, phases, model } = signs
  if (alert) add('alert', 1 / (1 + Math.log10(alert.times)), alertWords(alert))
  if (factor)
    add('factor', 0.4 + 0.6 * factor.overlap, `A factor that says much the same: “${factor.statement}”`)
  if (services.length > 0) addService(add, services, phases)
  if (words) addWords(add, without(words, services), wordOf)
  if (model !== undefined)
    add('model', model * 0.5, 'Suggested by the language model alone: the texts are near to each other')
  const weight = found.reduce((sum, one) => sum + one.weight, 0)
  if (weight < leastWeight) return null
  found.sort((one, other) => other.weight - one.weight)
  return { reasons: found.map(({ kind, text }) => ({ kind, text })), weight }
}

function alertWords({ names }: AlikeByAlert): string {
  const [first = '', ...rest] = [...new Set(names)]
  if (rest.length === 0) return `The same alert fired: ${first}`
  const others = rest.length > 2 ? `${rest[0]} and ${rest.length - 1} others` : rest.join(' and ')
  return `The same alerts fired: ${first}, ${others}`
}

type Add = (kind: ReasonKind, weight: number, text: string) => void

/** That both name the service is told by itself: its name among the words is no second reason. */
function without(words: AlikeByWords, services: readonly string[]): AlikeByWords {
  const inName = wordForms(services.join('\n'))
  const others = words.words
    .map((word, place) => ({ word, share: words.shares[place] ?? 0 }))
    .filter(({ word }) => inName(word) === null)
  return {
    ...words,
    share: others.reduce((sum, { share }) => sum + share, 0),
    words: others.map(({ word }) => word),
    shares: others.map(({ share }) => share),
    about: words.about.filter((word) => inName(word) === null),
  }
}

/** Many words that both have, or the few that both say first. */
function addWords(add: Add, { share, words, about }: AlikeByWords, wordOf: (stem: string) => string | null) {
  const inText = (stems: readonly string[]) => stems.flatMap((stem) => wordOf(stem) ?? [])
  const [shown, topic] = [inText(words), inText(about)]
  const weight = Math.min(1, share * 1.6 + (topic.length > 0 ? sameTopic : 0))
  if (share >= leastShare && shown.length >= 2) {
    const told = [...new Set([...topic, ...shown])].slice(0, shownWords)
    add('words', weight, `Told in similar words: ${told.join(', ')}`)
  } else if (topic.length > 0 && share >= leastBesideTopic)
    add('words', weight, `Both are about: ${topic.join(', ')}`)
}

function addService(add: Add, services: readonly string[], { here, there }: Signs['phases']) {
  const names = services.length > 3 ? `${services.slice(0, 3).join(', ')} …` : services.join(', ')
  if (here && there && here.name === there.name)
    add(
      'service-and-phase',
      0.4,
      `The same service (${names}), and there too ${there.name} took longest: ${durationText(there.seconds)}`,
    )
  else add('service', 0.12, `The same service: ${names}`)
}
