/** How a text separates its cells. */
export interface Dialect {
  delimiter: string
}

const delimiters = [',', ';', '\t', '|']
const quote = '"'

/**
 * Whether a quoted cell is still open at the end of a line, given whether one was open at its beginning.
 * `broken`: the quotes of the line follow no rule, so nothing can be said.
 */
export function openAfter(line: string, open: boolean, delimiter: string): boolean | 'broken' {
  let inside = open
  let at = 0
  for (;;) {
    const next = inside ? closingQuote(line, at) : line.indexOf(quote, at)
    if (next < 0) return inside
    const before = next === 0 ? delimiter : line[next - 1]
    const after = next + 1 === line.length ? delimiter : line[next + 1]
    if (inside && after !== delimiter) return 'broken'
    inside = !inside && before === delimiter
    at = next + 1
  }
}

/** The quote that ends a cell; two of them stand for one inside it. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf(quote, from)
  while (at >= 0 && line[at + 1] === quote) at = line.indexOf(quote, at + 2)
  return at
}

/** Number of cells in a line, quoted delimiters left out. */
function cellCount(line: string, delimiter: string): number {
  let count = 1
  let inside = false
  for (const character of line) {
    if (character === quote) inside = !inside
    else if (character === delimiter && !inside) count += 1
  }
  return count
}

/** The delimiter that cuts most lines into the same number of cells, or null when this is no table (or Markdown). */
export function dialectOf(lines: string[]): Dialect | null {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 100)
  if (filled.length < 2 || filled.some(isRuler)) return null
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of delimiters) {
    const score = evenness(filled, delimiter)
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best && { delimiter: best.delimiter }
}

/** How well a delimiter fits: the share of lines with the usual number of cells, and a little for more cells. */
function evenness(lines: string[], delimiter: string): number {
  const counts = new Map<number, number>()
  let open = false
  let records = 0
  for (const line of lines) {
    const continued = open
    open = openAfter(line, open, delimiter) === true
    if (continued || open) continue
    records += 1
    const count = cellCount(line, delimiter)
    counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  const [usual, times] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [1, 0])
  if (usual < 2 || records === 0 || times < Math.max(2, records * 0.7))
    return usual >= 2 && records === 1 ? 0.5 : 0
  return times / records + Math.min(usual, 20) / 100
}

/** A Markdown table's ruler: `|---|:--:|`. */
const isRuler = (line: string) => /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$/.test(line)
