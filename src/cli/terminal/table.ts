import { onOneLine } from './plain.ts'
import { paint, print, terminalWidth } from './speak.ts'
import { columnsOf, cut, padded } from './width.ts'

export interface Column<Row> {
  title: string
  cell(row: Row): string
  align?: 'left' | 'right'
  /** May be cut where the terminal is narrow. */
  flexible?: boolean
  /** Colours the finished cell. */
  paint?(text: string, row: Row): string
}

const gap = '  '
const leastFlexible = 10

/** A table whose widths are settled by its first rows, so that the rest can be printed as it arrives. */
export function openTable<Row>(columns: readonly Column<Row>[], first: readonly Row[]) {
  const widths = settle(columns, first, terminalWidth())
  const titles = columns.map((column, index) => padded(column.title, widths[index] ?? 0, column.align))
  print(paint('dim', titles.join(gap).trimEnd()))
  const cellText = (column: Column<Row>, row: Row, width: number) => {
    const text = onOneLine(column.cell(row))
    const shown = terminalWidth() === null ? text : cut(text, width)
    const wide = padded(shown, width, column.align)
    return column.paint ? column.paint(wide, row) : wide
  }
  return {
    print(rows: readonly Row[]) {
      for (const row of rows) {
        print(
          columns
            .map((column, index) => cellText(column, row, widths[index] ?? 0))
            .join(gap)
            .trimEnd(),
        )
      }
    },
  }
}

/** A whole table; nothing at all without rows. */
export function printTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
  if (rows.length > 0) openTable(columns, rows).print(rows)
}

function settle<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  terminal: number | null,
): number[] {
  const widths = columns.map(({ title, cell }) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(onOneLine(cell(row)))), columnsOf(title)),
  )
  if (terminal === null) return widths.map((width, index) => (index === widths.length - 1 ? 0 : width))
  const least = (index: number) => (columns[index]?.flexible ? leastFlexible : (widths[index] ?? 0))
  let over = widths.reduce((sum, width) => sum + width + gap.length, -gap.length) - terminal
  while (over > 0) {
    const widest = widths.reduce(
      (best, width, index) =>
        width > least(index) && (best < 0 || width > (widths[best] ?? 0)) ? index : best,
      -1,
    )
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    over -= 1
  }
  return widths
}
