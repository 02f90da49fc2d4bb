/** What is named and not said: code, quotations, addresses, markup. */
export interface Mention {
  start: number
  end: number
  /** A quotation or code stands for a thing in its sentence; markup stands for nothing. */
  silent: boolean
}

const anything = /[`"“«‘'<\]h\\]/g
const address = /^https?:\/\/[^\s<>)\]]+/
const tag = /^<(?:!--[\s\S]*?-->|\/?[a-zA-Z][^<>]{0,500}>|https?:[^\s<>]+>)/
const target = /^\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s+"[^"]{0,300}")?\)|^\]\[[^\][]{0,200}\]/
const closings: Record<string, string> = { '“': '”', '«': '»', '‘': '’' }
/** A quotation that runs on longer than this was most likely never closed. */
const longestQuotation = 2_000

/** Every mention between two offsets, in order, without overlap. */
export function findMentions(text: string, start: number, end: number): Mention[] {
  const found: Mention[] = []
  const window = text.slice(start, end)
  const never = new Set<string>()
  anything.lastIndex = 0
  for (let hit = anything.exec(window); hit; hit = anything.exec(window)) {
    const mention = mentionAt(window, hit.index, never)
    if (!mention) continue
    found.push({ start: start + mention.start, end: start + mention.end, silent: mention.silent })
    anything.lastIndex = Math.max(mention.end, hit.index + 1)
  }
  return found
}

/** `never` remembers which closing signs do not come any more, so that ten thousand openings stay linear. */
function mentionAt(text: string, at: number, never: Set<string>): Mention | null {
  switch (text[at]) {
    case '`':
      return codeAt(text, at, never)
    case '"':
    case "'":
      return straightQuotation(text, at, never)
    case '<':
      return matched(tag, text, at, 600)
    case ']':
      return text[at + 1] === '(' || text[at + 1] === '[' ? matched(target, text, at, 2_400) : null
    case 'h':
      return matched(address, text, at, 2_400)
    case '\\':
      return null
    default:
      return closedBy(closings[text[at] ?? ''] ?? '', text, at, never)
  }
}

function matched(shape: RegExp, text: string, at: number, longest: number): Mention | null {
  const found = shape.exec(text.slice(at, at + longest))
  return found ? { start: at, end: at + found[0].length, silent: text[at] !== 'h' } : null
}

function codeAt(text: string, at: number, never: Set<string>): Mention | null {
  let ticks = 1
  while (text[at + ticks] === '`') ticks++
  const fence = '`'.repeat(ticks)
  if (ticks > 64 || never.has(fence)) return { start: at, end: at + ticks, silent: true }
  const close = text.indexOf(fence, at + ticks)
  if (close === -1) {
    never.add(fence)
    return { start: at, end: at + ticks, silent: true }
  }
  return { start: at, end: close + ticks, silent: false }
}

function closedBy(sign: string, text: string, at: number, never: Set<string>): Mention | null {
  if (sign === '' || never.has(sign)) return null
  const close = text.indexOf(sign, at + 1)
  if (close === -1) never.add(sign)
  if (close === -1 || close - at > longestQuotation) return null
  // An apostrophe is written like the end of a quotation.
  if (sign === '’' && /[\p{L}\d]/u.test(text[close + 1] ?? '')) return null
  return { start: at, end: close + 1, silent: false }
}

const opensAfter = /[\s([{—–\-*_/=:>]/
const closesBefore = /[\s)\]}.,;:!?—–\-*_/<]/

/** A straight sign opens behind a space and closes before one; anything else is an apostrophe or an inch. */
function straightQuotation(text: string, at: number, never: Set<string>): Mention | null {
  const sign = text[at] ?? ''
  const opens = at === 0 || opensAfter.test(text[at - 1] ?? '')
  if (!opens || never.has(sign) || /\s/.test(text[at + 1] ?? ' ')) return null
  const last = Math.min(text.length, at + longestQuotation)
  for (let close = text.indexOf(sign, at + 1); close !== -1; close = text.indexOf(sign, close + 1)) {
    if (close >= last) return null
    const closes = close + 1 === text.length || closesBefore.test(text[close + 1] ?? '')
    if (closes && !/\s/.test(text[close - 1] ?? ' ')) return { start: at, end: close + 1, silent: false }
  }
  never.add(sign)
  return null
}
