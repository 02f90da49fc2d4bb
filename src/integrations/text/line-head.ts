/** Where a line's own words begin, behind the marks of lists, quotes, headings and emphasis. */
export interface LineHead {
  at: number
  /** The same, with brackets, quotes and marks of emphasis. */
  marked: number
  /** Level of a Markdown heading, 0 for none. */
  heading: number
  listed: boolean
  /** Blanks at the beginning of the line. */
  indent: number
}

const quoted = /\s*(?:>\s?)*/y
const headed = /(#{1,6})\s+/y
const bulleted = /(?:[-*•◦‣▪+–—]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/y
const wrapped = /(?:\*{1,3}|_{1,3}|`+|[[("“<]|~~)+/y

function after(pattern: RegExp, line: string, from: number): number {
  pattern.lastIndex = from
  return from + (pattern.exec(line)?.[0].length ?? 0)
}

export function lineHead(line: string): LineHead {
  const start = after(quoted, line, 0)
  const behindHeading = after(headed, line, start)
  const heading = behindHeading > start ? line.slice(start, behindHeading).trimEnd().length : 0
  const behindBullet = after(bulleted, line, behindHeading)
  return {
    at: after(wrapped, line, behindBullet),
    marked: behindBullet,
    heading,
    listed: behindBullet > behindHeading,
    indent: line.length - line.trimStart().length,
  }
}

export const afterWrapping = (line: string, from: number) => after(wrapped, line, from)
