let segmenter: Intl.Segmenter | undefined
/** Characters that take two columns: East Asian scripts, full-width forms, and emoji shown as pictures. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f251}\u{17000}-\u{18cd5}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[#*\d]\ufe0f\u20e3)/u
/** Characters that take none by themselves: marks on nothing, joiners, format characters. */
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Cf}]+$/u
/** One column a unit: Latin letters, punctuation, arrows and lines. */
const simple = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f]*$/

/** Characters as people see them. A segmenter takes ten milliseconds to make, and most texts need none. */
function charactersOf(text: string): Iterable<{ segment: string }> {
  segmenter ??= new Intl.Segmenter()
  return segmenter.segment(text)
}

function widthOf(character: string): number {
  if (invisible.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** How many columns a text takes on a terminal; it must be plain (without escape sequences). */
export function columnsOf(text: string): number {
  if (simple.test(text)) return text.length
  let columns = 0
  for (const { segment } of charactersOf(text)) columns += widthOf(segment)
  return columns
}

/** The text in at most so many columns, with `…` where something was left out. */
export function cut(text: string, most: number): string {
  if (columnsOf(text) <= most) return text
  if (most < 1) return ''
  if (simple.test(text)) return `${text.slice(0, most - 1).trimEnd()}…`
  let kept = ''
  let columns = 0
  for (const { segment } of charactersOf(text)) {
    columns += widthOf(segment)
    if (columns > most - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Filled with spaces to so many columns. */
export function padded(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)))
  return align === 'right' ? space + text : text + space
}

/** Broken into lines of at most so many columns, at spaces where there are any. */
export function wrapped(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(8, columns)))
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && columnsOf(longer) > columns) {
      lines.push(current)
      current = word
    } else {
      current = longer
    }
  }
  return [...lines, current]
}
