import type { Mention } from './mentions.ts'
import type { Span } from './sentences.ts'

export type TokenKind = 'word' | 'handle' | 'number' | 'thing' | 'point'

export interface Token extends Span {
  kind: TokenKind
  /** In lower case, contractions taken apart: `didn’t` is `did` and `not`, `should’ve` is `should` and `have`. */
  word: string
  /** Written with a capital at its beginning. */
  capital: boolean
}

/** Takes a sentence apart. What is merely mentioned becomes one token that stands for a thing. */
export function tokenise(text: string, span: Span, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = []
  let at = span.start
  for (const mention of mentions) {
    if (mention.end <= at) continue
    if (mention.start >= span.end) break
    readTokens(text, at, mention.start, tokens)
    if (!mention.silent)
      tokens.push({ kind: 'thing', word: '', capital: false, start: mention.start, end: mention.end })
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
  tokens.push({ kind: 'point', word, capital: false, start, end: at })
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
  const word = text.slice(start, stop).toLowerCase()
  if (stop < end && text.charCodeAt(stop) === 64 && !isWordPart(text.charCodeAt(stop + 1))) {
    tokens.push({ kind: 'handle', word: `${word}@`, capital: false, start, end: stop + 1 })
    return stop + 1
  }
  const capital = text.charCodeAt(start) !== word.charCodeAt(0)
  if (word === 'cannot' || /['’]/.test(word)) addParts(tokens, word, capital, start, stop)
  else tokens.push({ kind: 'word', word, capital, start, end: stop })
  return stop
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
  tokens.push({ kind: 'number', word: text.slice(start, at), capital: false, start, end: at })
  return at
}

function readHandle(text: string, start: number, end: number, tokens: Token[]): number {
  let at = start + 1
  while (at < end && (isWordPart(text.charCodeAt(at)) || text[at] === '-' || text[at] === '.')) at++
  while (text[at - 1] === '.' || text[at - 1] === '-') at--
  tokens.push({ kind: 'handle', word: text.slice(start, at).toLowerCase(), capital: false, start, end: at })
  return at
}

const contraction = /^(.*?)(n['’]t|['’](?:ve|re|ll|m|d|s))$/
const parts: Record<string, string> = { ve: 'have', re: 'are', ll: 'will', m: 'am', d: 'would', s: "'s" }
const irregular: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' }

/** `wouldn’t’ve` has three parts, and nothing has more than four. */
function addParts(tokens: Token[], word: string, capital: boolean, start: number, end: number, depth = 0) {
  const add = (part: string, from: number, to: number, big = false) =>
    void tokens.push({ kind: 'word', word: part, capital: big, start: from, end: to })
  if (word === 'cannot') {
    add('can', start, start + 3, capital)
    return add('not', start + 3, end)
  }
  const [, stem = '', tail = ''] = depth < 3 ? (contraction.exec(word) ?? []) : []
  if (stem === '') return add(word, start, end, capital)
  const middle = start + stem.length
  addParts(tokens, irregular[stem] ?? stem, capital, start, middle, depth + 1)
  add(tail.startsWith('n') ? 'not' : (parts[tail.slice(1)] ?? tail), middle, end)
}
