/**
 * The cells of a row of a table, or null where the line is none. `inside` a table the bars at the edges may be missing, as
 * in rows that people add by hand. Doubled bars are Confluence’s headings.
 */
export function rowCells(line: string, inside: boolean): string[] | null {
  const trimmed = line.trim()
  const edged = trimmed.startsWith('|') && trimmed.length > 1 && trimmed.indexOf('|', 1) !== -1
  if (!edged && !isBareRow(trimmed, inside)) return null
  const single = trimmed.startsWith('||') ? trimmed.replaceAll('||', '|') : trimmed
  const inner = single.slice(
    single.startsWith('|') ? 1 : 0,
    single.endsWith('|') && !single.endsWith('\\|') && single.length > 1 ? -1 : undefined,
  )
  return splitCells(inner)
}

/** Bars between backslashes, in code and in wiki links part nothing. */
function splitCells(inner: string): string[] {
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function isBareRow(line: string, inside: boolean): boolean {
  if (!line.includes('|')) return false
  return inside || (/^[\s:|-]+$/.test(line) && line.includes('-'))
}

/** The row of dashes below the head. */
export function isRuler(cells: readonly string[]): boolean {
  return (
    cells.length > 0 &&
    cells.some((cell) => cell.includes('-')) &&
    cells.every((cell) => /^:?-*:?$/.test(cell))
  )
}
