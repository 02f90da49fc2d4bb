import { families, familyNames, type LegendItem, type Mark, type Phase } from './geometry.ts'
import { textWidth } from './words.ts'

const size = 11
const rowHeight = 18
/** From a swatch to its words. */
export const swatchRoom = 18

type Unplaced = Omit<LegendItem, 'x' | 'y'>

/** The phases with their lengths, then the shapes that occur; in rows that wrap. `bottom` is the last baseline. */
export function placeLegend(
  phases: readonly Phase[],
  marks: readonly Mark[],
  box: { x: number; y: number; width: number },
): { items: LegendItem[]; bottom: number } {
  const used = families.filter((family) => marks.some((mark) => mark.family === family))
  const groups: Unplaced[][] = [
    phases.map(({ id, name, length }) => ({ phase: id, text: `${name} · ${length}` })),
    used.map((family) => ({ family, text: familyNames[family] })),
  ]
  const items: LegendItem[] = []
  let y = box.y
  for (const [i, group] of groups.filter((each) => each.length > 0).entries()) {
    if (i > 0) y += rowHeight
    let x = box.x
    for (const item of group) {
      const width = swatchRoom + textWidth(item.text, size) + 18
      if (x + width > box.x + box.width && x > box.x) {
        x = box.x
        y += rowHeight
      }
      items.push({ ...item, x, y })
      x += width
    }
  }
  return { items, bottom: y }
}
