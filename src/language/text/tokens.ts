import type { Mention } from './mentions.ts'
import type { Span } from './sentences.ts'

export type TokenKind = 'word' | 'handle' | 'number' | 'thing' | 'point'

/** A word, a number, a sign of a sentence. Most are stepped over without anybody asking what they say. */
export class Token implements Span {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  readonly #text: string
  #word: string | null

  constructor(kind: TokenKind, text: string, start: number, end: number, word: string | null = null) {
    this.kind = kind
    this.#text = text
    this.start = start
    this.end = end
    this.#word = word
  }

  /** In lower case, contractions taken apart: `didn’t` is `did` and `not`, `should’ve` is `should` and `have`. */
  get word(): string {
    this.#word ??= this.#text.slice(this.start, this.end).toLowerCase()
    return this.#word
  }

  /** Written with a capital at its beginning. */
  get capital(): boolean {
    const first = this.#text[this.start] ?? ''
    return this.kind === 'word' && first !== first.toLowerCase()
  }
}

/** Takes a sentence apart. What is merely mentioned becomes one token that stands for a thing. */
export function tokenise(text: string, span: Span, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = []
  let at = span.start
  for (const mention of mentions) {
    if (mention.end <= at) continue
    if (mention.start >= span.end) break
    readTokens(text, at, mention.start, tokens)
    if (!mention.silent) tokens.push(new Token('thing', text, mention.start, mention.end, ''))
    at = Math.max(at, mention.end)
  }
  readTokens(text, at, span.end, tokens)
  return tokens
}

/** By hand and not by a regular expression: half of the time that a closer look takes was spent in one. */
function readTokens(text: string, start: number, end: number, tokens: Token[]) {
  let at = start
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 160 || isEmphasis(code)) at++
    else if (isLetter(code)) at = readWord(text, at, end, tokens)
    else if (isDigit(code)) at = readNumber(text, at, end, tokens)
    else if (code === 64 && at + 1 < end && isWordPart(text.charCodeAt(at + 1)))
      at = readHandle(text, at, end, tokens)
    else at = readPoint(text, at, end, tokens)
  }
}

function readPoint(text: string, start: number, end: number, tokens: Token[]): number {
  let at = start + 1
  if (text[start] === '!') while (at < end && text[at] === '!') at++
  const word = at - start > 1 ? '!!' : (text[start] ?? '')
  tokens.push(new Token('point', text, start, at, word))
  return at
}

const isDigit = (code: number) => code >= 48 && code <= 57
/** Signs of Markdown that stand around words: `*`, `_` and `~`. */
const isEmphasis = (code: number) => code === 42 || code === 95 || code === 126
const isApostrophe = (code: number) => code === 39 || code === 0x2019
const isWordPart = (code: number) => isLetter(code) || isDigit(code) || code === 95

function isLetter(code: number): boolean {
  const lower = code | 32
  if (lower >= 97 && lower <= 122) return true
  return code >= 0xaa && code !== 0x2019 && /\p{L}/u.test(String.fromCharCode(code))
}

function readWord(text: string, start: number, end: number, tokens: Token[]): number {
  const stop = endOfWord(text, start, end)
  if (stop < end && text.charCodeAt(stop) === 64 && !isWordPart(text.charCodeAt(stop + 1))) {
    tokens.push(new Token('handle', text, start, stop + 1))
    return stop + 1
  }
  if (isTwoWords(text, start, stop)) addParts(tokens, text, start, stop)
  else tokens.push(new Token('word', text, start, stop))
  return stop
}

/** `cannot`, or something with an apostrophe. */
function isTwoWords(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (isApostrophe(text.charCodeAt(at))) return true
  return end - start === 6 && text.slice(start, end).toLowerCase() === 'cannot'
}

/** Hyphens and apostrophes belong to a word where it goes on behind them; an emphasis at its end does not. */
function endOfWord(text: string, start: number, end: number): number {
  let at = start + 1
  while (at < end && (isWordPart(text.charCodeAt(at)) || joins(text, at, end))) at++
  while (at > start + 1 && text.charCodeAt(at - 1) === 95) at--
  return at
}

function joins(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at)
  if ((code !== 45 && !isApostrophe(code)) || at + 1 >= end) return false
  const next = text.charCodeAt(at + 1)
  return isLetter(next) || isDigit(next)
}

function readNumber(text: string, start: number, end: number, tokens: Token[]): number {
  let at = start + 1
  while (at < end && (isDigit(text.charCodeAt(at)) || '.,:/'.includes(text[at] ?? ' '))) at++
  while (!isDigit(text.charCodeAt(at - 1))) at--
  if (text[at] === '%' && at < end) at++
  for (let unit = 0; unit < 3 && at < end && isLetter(text.charCodeAt(at)); unit++) at++
  tokens.push(new Token('number', text, start, at))
  return at
}

function readHandle(text: string, start: number, end: number, tokens: Token[]): number {
  let at = start + 1
  while (at < end && (isWordPart(text.charCodeAt(at)) || text[at] === '-' || text[at] === '.')) at++
  while (text[at - 1] === '.' || text[at - 1] === '-') at--
  tokens.push(new Token('handle', text, start, at))
  return at
}

const contraction = /^(.*?)(n['’]t|['’](?:ve|re|ll|m|d|s))$/
const parts: Record<string, string> = { ve: 'have', re: 'are', ll: 'will', m: 'am', d: 'would', s: "'s" }
const irregular: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' }

/** `wouldn’t’ve` has three parts, and nothing has more than four. */
function addParts(tokens: Token[], text: string, start: number, end: number, whole?: string, depth = 0) {
  const add = (from: number, to: number, word?: string) =>
    void tokens.push(new Token('word', text, from, to, word ?? null))
  const word = whole ?? text.slice(start, end).toLowerCase()
  if (word === 'cannot') {
    add(start, start + 3)
    return add(start + 3, end)
  }
  const [, stem = '', tail = ''] = depth < 3 ? (contraction.exec(word) ?? []) : []
  if (stem === '') return add(start, end, word)
  const middle = start + stem.length
  addParts(tokens, text, start, middle, irregular[stem] ?? stem, depth + 1)
  add(middle, end, tail.startsWith('n') ? 'not' : (parts[tail.slice(1)] ?? tail))
}
