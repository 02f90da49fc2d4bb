/** One figure: what was measured, beside what must be reached. */
export interface Row {
  what: string
  measured: string
  goal: string
  reached: boolean
}

/** The figures as a table. */
export function printRows(rows: readonly Row[]): void {
  const columns = ['what', 'measured', 'goal'] as const
  const width = (column: (typeof columns)[number]) =>
    Math.max(column.length, ...rows.map((row) => row[column].length))
  const widths = columns.map(width)
  const line = (cells: readonly string[], mark: string) =>
    console.log(`${mark} ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`)
  line(columns, ' ')
  for (const row of rows)
    line(
      columns.map((column) => row[column]),
      row.reached ? '✓' : '✗',
    )
}
