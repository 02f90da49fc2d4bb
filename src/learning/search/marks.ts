import type { MarkedText } from './contract.ts'
import { wordsOf } from './query.ts'
import { readable } from './readable.ts'

/** A word that is looked for: as it was typed and as its stem; or the beginning of words. */
export interface Sought {
  word: string
  stem: string
  prefix: boolean
}

/** Characters of an excerpt, about. */
const excerptLength = 240
/** How much comes before the first mark. */
const lead = 60
const longestLooked = 60_000

interface Match {
  from: number
  to: number
  /** Which of the words it is. */
  which: number
}

/** Where words that are looked for stand in a text. */
function matchesIn(text: string, sought: readonly Sought[]): Match[] {
  if (sought.length === 0) return []
  const matches: Match[] = []
  // Texts are long and their words few: each is compared once.
  const known = new Map<string, number>()
  for (const { 0: token, index } of text.matchAll(tokens)) {
    let which = known.get(token)
    if (which === undefined) {
      const words = plainAscii.test(token) ? [token.toLowerCase()] : wordsOf(token)
      which = sought.findIndex((one) => words.some((word) => isMeant(word, one)))
      known.set(token, which)
    }
    if (which >= 0) matches.push({ from: index, to: index + token.length, which })
  }
  return matches
}

const tokens = /[\p{L}\p{N}\p{M}]+/gu
const plainAscii = /^[a-z0-9]+$/i

/** How many letters an English ending adds to a stem: “connect”, “connections”. */
const longestEnding = 5

/** Stems end where endings differ: “queri” stands for query and queries, “databas” for database. */
function isMeant(word: string, { word: typed, stem, prefix }: Sought): boolean {
  if (word === typed || word === stem) return true
  if (prefix && word.startsWith(typed)) return true
  const root = stem.length > 3 ? stem.replace(/[iy]$/, '') : stem
  return word.startsWith(root) &&
    word.length - root.length <= longestEnding &&
    root.length >= 3 &&
    stem !== typed
    ? true
    : word.startsWith(root) &&
        root.length >= 3 &&
        /^(?:s|es|ed|ing|ings|ies|y|e)?$/.test(word.slice(root.length))
}

/** The whole text with its marks. */
export function marked(text: string, sought: readonly Sought[]): MarkedText {
  return { text, marks: joined(text, matchesIn(text, sought)) }
}

/**
 * The part of a text that has most of the words looked for, with its marks; its beginning where it has none.
 * @param markdown the text is Markdown, of which the words are shown that a reader sees.
 */
export function excerptOf(given: string, sought: readonly Sought[], { markdown = false } = {}): MarkedText {
  const { text, matches } = shownOf(given.slice(0, longestLooked), sought, markdown)
  const first = densest(matches)
  const [from, to] = windowAround(text, first)
  const before = from > 0 ? '…' : ''
  const after = to < text.length || given.length > longestLooked ? '…' : ''
  const shift = before.length - from
  const within = matches.filter((match) => match.from >= from && match.to <= to)
  return {
    text: `${before}${text.slice(from, to)}${after}`,
    marks: joined(text, within).map(([start, end]) => [start + shift, end + shift]),
  }
}

function shownOf(given: string, sought: readonly Sought[], markdown: boolean) {
  const lookIn = (text: string) => ({ text, matches: matchesIn(text, sought) })
  if (!markdown) return lookIn(given.replace(/\s/g, ' '))
  const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
  const seen = lookIn(onOneLine(readable(given)))
  if (seen.matches.length > 0 || sought.length === 0) return seen
  // What was found by the address of a link alone says so.
  const behind = lookIn(onOneLine(readable(given, { addresses: true })))
  return behind.matches.length > 0 ? behind : seen
}

/** From which match on an excerpt shows the most different words. */
function densest(matches: readonly Match[]): number {
  let best = { from: matches[0]?.from ?? 0, words: 0 }
  for (const [index, { from }] of matches.entries()) {
    const seen = new Set<number>()
    for (let next = index; next < matches.length; next += 1) {
      const match = matches[next]
      if (!match || match.to > from + excerptLength - lead) break
      seen.add(match.which)
    }
    if (seen.size > best.words) best = { from, words: seen.size }
  }
  return best.from
}

function windowAround(text: string, first: number): [from: number, to: number] {
  const start = first <= lead ? 0 : boundary(text, first - lead, 1, first)
  const end = start + excerptLength
  return [start, end >= text.length ? text.length : boundary(text, end, -1, first + lead)]
}

/** The nearest gap between words in a direction; where there is none before `limit`, a place between characters. */
function boundary(text: string, from: number, step: 1 | -1, limit: number): number {
  for (let at = from; step === 1 ? at < limit : at > limit; at += step)
    if (text[at - 1] === ' ' || text[at] === ' ') return text[at] === ' ' && step === 1 ? at + 1 : at
  const code = text.charCodeAt(from)
  return code >= 0xdc00 && code <= 0xdfff ? from - 1 : from
}

/** Matches with nothing but a space between them are one mark. */
function joined(text: string, matches: readonly Match[]): [number, number][] {
  const marks: [number, number][] = []
  for (const { from, to } of matches) {
    const last = marks.at(-1)
    if (last && text.slice(last[1], from) === ' ') last[1] = to
    else marks.push([from, to])
  }
  return marks
}
