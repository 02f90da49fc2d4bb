const deepest = 8
const mostCells = 300
const listedItems = 10

/** A record's values under dotted names: `{ user: { name: 'Ada' } }` becomes `user.name`. Empty ones are left out. */
export function flatten(record: unknown): Map<string, string> {
  const cells = new Map<string, string>()
  visit(record, '', 0, cells)
  return cells
}

function visit(value: unknown, name: string, depth: number, cells: Map<string, string>): void {
  if (cells.size >= mostCells || value === null || value === undefined) return
  const words = Array.isArray(value) && name !== '' ? plainWords(value) : null
  if (words !== null || typeof value !== 'object') addCell(cells, name, String(words ?? value))
  else if (depth < deepest) visitInside(value, name, depth + 1, cells)
}

function addCell(cells: Map<string, string>, name: string, cell: string): void {
  const text = cell.trim()
  if (text !== '') cells.set(name === '' ? 'value' : name, text)
}

function visitInside(value: object, name: string, depth: number, cells: Map<string, string>): void {
  const inner = Array.isArray(value) ? Object.entries(value.slice(0, listedItems)) : Object.entries(value)
  for (const [key, item] of inner) visit(item, name === '' ? key : `${name}.${key}`, depth, cells)
}

/** A list of words in one cell, or null when it holds more than words. */
function plainWords(list: unknown[]): string | null {
  return list.every((item) => typeof item === 'string') ? list.slice(0, 100).join(', ') : null
}
