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

const piece =
  /@[\p{L}\d_][\p{L}\d_.-]*[\p{L}\d_]|[\p{L}\d_]+@(?![\p{L}\d])|\d[\d.,:/]*%?(?:[a-zµ]{1,3}\b)?|\p{L}[\p{L}\d_]*(?:[’'-][\p{L}\d]+)*|[^\s\p{L}\d]/gu
const contraction = /^(.*?)(n['’]t|['’](?:ve|re|ll|m|d|s))$/
const parts: Record<string, string> = { ve: 'have', re: 'are', ll: 'will', m: 'am', d: 'would', s: "'s" }
const irregular: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' }
const emphasis = new Set(['*', '_', '~'])

/** Takes a sentence apart. What is merely mentioned becomes one token that stands for a thing. */
export function tokenise(text: string, span: Span, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = []
  let at = span.start
  for (const mention of mentions) {
    if (mention.end <= at) continue
    if (mention.start >= span.end) break
    read(text, at, mention.start, tokens)
    if (!mention.silent)
      tokens.push({ kind: 'thing', word: '', capital: false, start: mention.start, end: mention.end })
    at = Math.max(at, mention.end)
  }
  read(text, at, span.end, tokens)
  return tokens
}

function read(text: string, start: number, end: number, tokens: Token[]) {
  if (start >= end) return
  const said = text.slice(start, end)
  piece.lastIndex = 0
  for (let hit = piece.exec(said); hit; hit = piece.exec(said)) {
    const raw = hit[0]
    if (emphasis.has(raw)) continue
    addToken(tokens, raw, start + hit.index)
  }
}

function addToken(tokens: Token[], raw: string, start: number) {
  const end = start + raw.length
  const first = raw.charCodeAt(0)
  if (first === 64 || raw.endsWith('@')) {
    tokens.push({
      kind: raw.length > 1 ? 'handle' : 'point',
      word: raw.toLowerCase(),
      capital: false,
      start,
      end,
    })
    return
  }
  if (first >= 48 && first <= 57) {
    tokens.push({ kind: 'number', word: raw, capital: false, start, end })
    return
  }
  const word = raw.toLowerCase()
  const capital = raw[0] !== word[0]
  if (!/\p{L}/u.test(raw[0] ?? '')) {
    tokens.push({ kind: 'point', word, capital, start, end })
    return
  }
  addWord(tokens, word, capital, start, end)
}

function addWord(tokens: Token[], word: string, capital: boolean, start: number, end: number) {
  if (word === 'cannot') {
    tokens.push({ kind: 'word', word: 'can', capital, start, end: start + 3 })
    tokens.push({ kind: 'word', word: 'not', capital: false, start: start + 3, end })
    return
  }
  const short = contraction.exec(word)
  if (!short || short[1] === '') {
    tokens.push({ kind: 'word', word, capital, start, end })
    return
  }
  const [, stem = '', tail = ''] = short
  const middle = start + stem.length
  addWord(tokens, irregular[stem] ?? stem, capital, start, middle)
  const second = tail.startsWith('n') ? 'not' : (parts[tail.slice(1)] ?? tail)
  tokens.push({ kind: 'word', word: second, capital: false, start: middle, end })
}
