/** One record of a table: what its cells say under which column, and where it stands. */
export interface Row {
  /** Only cells that say something. */
  cells: Map<string, string>
  /** Slice of the evidence. */
  where: string
  /** Name of the table it belongs to: the file's, without its ending. */
  table: string
}

/** The words of a cell. Two columns may feed one part together: `Date + Time`. */
export function cellOf(row: Row, column: string | undefined): string | undefined {
  if (column === undefined) return undefined
  const cell = row.cells.get(column)
  if (cell !== undefined || !column.includes(' + ')) return cell
  const parts = column.split(' + ').map((name) => row.cells.get(name))
  return parts.every((part) => part !== undefined) ? parts.join(' ') : undefined
}

export function tableName(path: string): string {
  const file = path.split('/').at(-1) ?? path
  return file.replace(/(?<=.)\.[A-Za-z0-9]{1,6}$/, '') || file
}
