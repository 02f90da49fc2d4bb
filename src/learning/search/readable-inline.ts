interface Known {
  /** Names under which addresses of links are told elsewhere, in small letters. */
  known: ReadonlySet<string>
  /** Whether addresses behind words are told. */
  addresses: boolean
}

/** Tags that show nothing by themselves; `<your name>` is what a form says. */
const tags =
  'a|abbr|b|big|blockquote|br|center|cite|code|del|details|div|dd|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul'
const named = '\\[(?<words>(?:[^\\][]|\\[[^\\][]{0,300}\\](?:\\([^()\\s]{0,2000}\\))?){0,500})\\]'
const address = '(?:<[^<>\\n]{0,2000}>|(?:[^()\\s<]|\\([^()\\s]{0,500}\\)){0,2000})'
/** Whatever Markdown means by signs within a line. Every part is bounded: nobody’s text may keep the server busy. */
const sign = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@[-`{-~])',
    '(?<ticks>`{1,9})(?<code>[^`]{1,2000})\\k<ticks>(?!`)',
    '(?<comment><!--(?!-?>)(?:(?!-->).){0,500}-->)',
    `(?<tag></?(?:${tags})(?:\\s[^<>]{0,500})?/?>)`,
    '<(?<shown>(?:https?://|mailto:)[^\\s<>]{1,2000})>',
    `!?${named}(?:\\(\\s*(?<address>${address})(?:\\s+["'(][^"'()\\n]{0,300}["')])?\\s*\\)|\\[(?<name>[^\\][]{0,300})\\])`,
    '&(?<entity>nbsp|amp|lt|gt|quot|#39);',
    '(?<run>\\*+|_+|~~)',
  ].join('|'),
  'giu',
)
const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** A run of signs that may stand around words. */
interface Run {
  /** Its place among the pieces. */
  place: number
  opens: boolean
  closes: boolean
  /** Whether it stands where a word begins or ends. */
  atWord: boolean
}

/** The words of one paragraph without the marks of Markdown. */
export function withoutMarks(text: string, known: Known, depth = 0): string {
  const pieces: string[] = []
  const runs: Run[] = []
  let end = 0
  for (const found of text.matchAll(sign)) {
    pieces.push(text.slice(end, found.index))
    end = found.index + found[0].length
    if (found.groups?.run) runs.push(runAt(text, found.index, end, pieces.length))
    pieces.push(shownOf(found, known, depth))
  }
  pieces.push(text.slice(end))
  takePairsOff(pieces, runs)
  return pieces.join('')
}

function shownOf({ 0: whole, groups = {} }: RegExpMatchArray, known: Known, depth: number): string {
  if (groups.words !== undefined) return shownOfLink(whole, groups, known, depth)
  if (groups.comment) return ''
  if (groups.tag) return /^<\/?(?:br|hr|p|div|li|td|th|tr|h\d|summary)\b/i.test(groups.tag) ? ' ' : ''
  const entity = groups.entity && entities[groups.entity.toLowerCase()]
  return groups.escaped ?? groups.code ?? groups.shown ?? entity ?? whole
}

function shownOfLink(
  whole: string,
  { words = '', address, name }: Record<string, string | undefined>,
  known: Known,
  depth: number,
): string {
  if (depth > 3) return whole
  const shown = withoutMarks(words, known, depth + 1)
  if (name !== undefined) return known.known.has((name || words).toLowerCase()) ? shown : whole
  const clean = (address ?? '').replace(/^<|>$/g, '')
  // “[error](main)” of a log leads nowhere.
  if (clean !== '' && !/[/.#:@]/.test(clean)) return whole
  if (clean === '' || (!known.addresses && shown.trim() !== '')) return shown
  return shown.trim() === '' ? clean : `${shown} (${clean})`
}

const isLetter = (one: string) => /[\p{L}\p{N}]/u.test(one)
const isGap = (one: string) => one === '' || /\s/.test(one)

/** CommonMark’s rules of what may begin and end emphasis. */
function runAt(text: string, from: number, to: number, place: number): Run {
  const before = text.charAt(from - 1)
  const after = text.charAt(to)
  const inWord = isLetter(before) && isLetter(after)
  const opens = !isGap(after) && (isLetter(after) || !isLetter(before))
  const closes = !isGap(before) && (isLetter(before) || !isLetter(after))
  const whole = text[from] !== '_' || !inWord
  return { place, opens: opens && whole, closes: closes && whole, atWord: !inWord }
}

/** Takes off runs that have a partner; of two of different length, as much as both have. */
function takePairsOff(pieces: string[], runs: readonly Run[]) {
  const open = new Map<string, Run[]>()
  for (const run of runs) {
    const sign = pieces[run.place]?.[0] ?? ''
    const waiting = open.get(sign) ?? []
    open.set(sign, waiting)
    if (run.closes) close(pieces, run, waiting)
    if (run.opens && pieces[run.place]) waiting.push(run)
  }
}

function close(pieces: string[], run: Run, waiting: Run[]) {
  for (let partner = waiting.at(-1); partner && pieces[run.place]; partner = waiting.at(-1)) {
    // “2*3 and 4*5” is no emphasis.
    if (!partner.atWord && !run.atWord) return
    const [one = '', other = ''] = [pieces[partner.place], pieces[run.place]]
    const both = Math.min(one.length, other.length)
    pieces[partner.place] = one.slice(both)
    pieces[run.place] = other.slice(both)
    if (one.length === both) waiting.pop()
  }
}
