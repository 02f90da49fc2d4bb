import { plain } from '../terminal/plain.ts'
import { paint, terminalWidth } from '../terminal/speak.ts'
import { columnsOf, cut } from '../terminal/width.ts'
import type { Place, Places } from './places.ts'

const widest = 100
const mostLines = 3
const mostBefore = 40
/** No line of a terminal shows more than this of a text, whatever its script. */
const mostShown = 300

/** The lines of a place with what is meant underlined, as compilers show it. */
export function excerpt(places: Places, { line, column, endLine, endColumn }: Place): string[] {
  const last = Math.min(endLine, line + mostLines - 1)
  const gutter = String(last).length
  const room = Math.min(terminalWidth() ?? widest, widest) - gutter - 5
  const lines: string[] = []
  for (let number = line; number <= last; number += 1) {
    const text = places.line(number)
    const from = number === line ? column - 1 : text.length - text.trimStart().length
    const to = number === endLine ? endColumn - 1 : text.trimEnd().length
    const { shown, marks } = underlined(text, from, to, room)
    lines.push(`  ${paint('dim', `${String(number).padStart(gutter)} │`)} ${shown}`)
    lines.push(`  ${paint('dim', `${' '.repeat(gutter)} │`)} ${paint('yellow', marks)}`)
  }
  return lines
}

function underlined(text: string, from: number, to: number, room: number) {
  const before = lead(plain(text.slice(Math.max(0, from - mostShown), from)), from > mostShown)
  const marked = cut(plain(text.slice(from, Math.min(to, from + mostShown))), room - columnsOf(before))
  const left = room - columnsOf(before) - columnsOf(marked)
  const after = left > 1 ? cut(plain(text.slice(to, to + mostShown)).trimEnd(), left) : ''
  return {
    shown: `${before}${marked}${after}`,
    marks: `${' '.repeat(columnsOf(before))}${'^'.repeat(Math.max(1, columnsOf(marked)))}`,
  }
}

/** The end of what stands before, from the beginning of a word. */
function lead(text: string, cutAlready: boolean): string {
  const indented = text.trimStart() === '' ? text.slice(-mostBefore) : text.trimStart()
  if (!cutAlready && columnsOf(indented) <= mostBefore) return indented
  const end = indented.slice(-mostBefore)
  const word = end.search(/\s\S/)
  return `…${word === -1 ? end.replace(/^[\udc00-\udfff]/, '') : end.slice(word)}`
}
