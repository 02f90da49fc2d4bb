const bullet = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
/** Without addresses and what stands in brackets: owner, ticket and state are told by themselves. */
const bare = (text: string) => text.replace(/https?:\/\/\S+|\([^()]*\)|\[[^[\]]*\]/g, ' ')
/** Shorter words stand in many lines by chance. */
const leastLetters = 6

/**
 * The entries of the lists in a Markdown text, each with what stands below it, and the words around them. Code, tables and
 * quotations are words. @param most entries taken; the rest stay words.
 */
export function listAndProse(text: string, most: number): { list: string[]; prose: string } {
  const taker = new ListTaker(most)
  for (const line of text.split('\n')) taker.take(line)
  return taker.end()
}

class ListTaker {
  readonly #most: number
  readonly #list: string[] = []
  readonly #prose: string[] = []
  #open: { indent: number; lines: string[] } | null = null
  #fenced = false

  constructor(most: number) {
    this.#most = most
  }

  take(line: string) {
    if (/^\s*(?:```|~~~)/.test(line)) this.#fenced = !this.#fenced
    const found = this.#fenced ? null : bullet.exec(line)
    const indent = found?.[1]?.length ?? 0
    const begins = found?.[2] !== undefined && (this.#open === null || indent <= this.#open.indent)
    if (this.#open !== null && !begins && isBelow(line))
      this.#open.lines.push(line.slice(Math.min(this.#open.indent + 2, leading(line))))
    else {
      this.#close()
      if (begins && this.#list.length < this.#most) this.#open = { indent, lines: [found?.[2] ?? ''] }
      else this.#prose.push(line)
    }
  }

  end() {
    this.#close()
    return { list: this.#list.filter((one) => one !== ''), prose: this.#prose.join('\n').trim() }
  }

  #close() {
    if (this.#open) this.#list.push(this.#open.lines.join('\n').trim())
    this.#open = null
  }
}

const isBelow = (line: string) => line.trim() === '' || /^\s/.test(line)
const leading = (line: string) => line.length - line.trimStart().length

/**
 * A text without the lines that are told elsewhere: as entries of the story, or as items. Heads of tables go with the last of
 * their rows.
 */
export function withoutTold(text: string, told: readonly string[]): string {
  const known = told
    .flatMap((one) => [letters(one), letters(bare(one))])
    .filter((one) => one.length >= leastLetters)
  if (known.length === 0) return text
  const beginnings = indexed(known)
  const isKnown = (line: string) =>
    isTold(letters(line), beginnings) || isTold(letters(bare(line)), beginnings)
  return tidied(text.split('\n').map((line) => (isKnown(line) ? null : line)))
}

/**
 * Texts by how they begin. A long timeline often begins its lines alike, so that only many letters tell which of them it may
 * be; a line that breaks off in the midst of a text has fewer.
 */
const steps = [24, 12, leastLetters] as const
type Beginnings = ReadonlyMap<string, readonly string[]>

function indexed(known: readonly string[]): Beginnings {
  const beginnings = new Map<string, string[]>()
  for (const one of new Set(known)) {
    for (const length of steps) {
      // Long texts by many letters, and by fewer for lines that break off; short ones by the least.
      const long = one.length >= 24
      if (long ? length === leastLetters : length !== leastLetters) continue
      const key = one.slice(0, length)
      const alike = beginnings.get(key) ?? []
      beginnings.set(key, alike)
      alike.push(one)
    }
  }
  return beginnings
}

/** Whether a line holds one of the texts, or begins one that goes on over more lines. */
function isTold(line: string, beginnings: Beginnings): boolean {
  const last = Math.min(line.length - leastLetters, longestLead)
  for (let at = 0; at <= last; at += 1) {
    const rest = line.slice(at)
    const lengths =
      rest.length >= 24 ? [24, leastLetters] : rest.length >= 12 ? [12, leastLetters] : [leastLetters]
    if (lengths.some((length) => beginnings.get(rest.slice(0, length))?.some((one) => covers(rest, one, at))))
      return true
  }
  return false
}

/** Before the words of an entry or item stand a time, a marker, a name, and behind them an owner or a day; no sentences. */
const longestLead = 80
const most = (told: string) => (told.length < 12 ? 24 : longestLead)

function covers(rest: string, told: string, at: number): boolean {
  if (at > most(told)) return false
  if (rest.startsWith(told)) return rest.length - told.length <= most(told)
  return rest.length >= 12 && told.startsWith(rest)
}

/** Without heads of tables whose rows have gone, and without runs of empty lines. */
function tidied(lines: readonly (string | null)[]): string {
  const kept = lines.flatMap((line, index) => {
    if (line === null) return []
    const rule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/
    const next = lines[index + 1]
    const isHead = /^\s*\|/.test(line) && next !== undefined && next !== null && rule.test(next)
    if (isHead && lines[index + 2] === null) return []
    if (rule.test(line) && lines[index + 1] === null) return []
    return [line]
  })
  const text = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return /\p{L}|\p{N}/u.test(text) ? text : ''
}
