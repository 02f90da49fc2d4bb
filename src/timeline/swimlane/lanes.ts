import type { Lane, SwimlaneEntry, SwimlaneInput } from './geometry.ts'
import { fitText, textWidth } from './words.ts'

/** Which lane each entry is in, and the lanes in the order in which they first speak. */
export interface LaneGroups {
  names: string[]
  counts: number[]
  /** Names that share the last lane; empty when nobody shares. */
  others: string[]
  /** By position in the input. */
  laneOf: Uint16Array
}

function laneName(entry: SwimlaneEntry, laneBy: SwimlaneInput['laneBy']): string {
  return (
    (laneBy === 'source' ? entry.source : entry.actor) || (laneBy === 'source' ? 'Unnamed' : 'Nobody named')
  )
}

/** Groups entries by source or person; beyond `maxLanes` those with the fewest entries become "others". */
export function groupLanes(input: SwimlaneInput, maxLanes: number): LaneGroups {
  const index = new Map<string, number>()
  const counts: number[] = []
  const groupOf = Uint32Array.from(input.entries, (entry) => {
    const name = laneName(entry, input.laneBy)
    const group = index.get(name) ?? counts.push(0) - 1
    index.set(name, group)
    counts[group] = (counts[group] ?? 0) + 1
    return group
  })
  const all = [...index].map(([name, group]) => ({ name, group, count: counts[group] ?? 0 }))
  const busiest = [...all].sort((a, b) => b.count - a.count)
  const own = new Set(all.length > maxLanes ? busiest.slice(0, maxLanes - 1) : all)
  const lanes = all.filter((each) => own.has(each))
  const others = all.filter((each) => !own.has(each))
  const laneOfGroup = new Uint16Array(all.length).fill(lanes.length)
  for (const [lane, { group }] of lanes.entries()) laneOfGroup[group] = lane
  const together = others.reduce((sum, each) => sum + each.count, 0)
  const rest = others.length > 0 ? [{ name: `${others.length} others`, count: together }] : []
  return {
    names: [...lanes, ...rest].map((each) => each.name),
    counts: [...lanes, ...rest].map((each) => each.count),
    others: others.map((each) => each.name),
    laneOf: Uint16Array.from(groupOf, (group) => laneOfGroup[group] ?? 0),
  }
}

const nameSize = 12

/** How wide the column of names is; 0 when the picture is so narrow that names stand inside their lanes. */
export function gutterWidth(groups: LaneGroups, width: number): number {
  if (width < 560) return 0
  const widest = Math.max(0, ...groups.names.map((name) => textWidth(name, nameSize)))
  return Math.ceil(Math.min(widest + 20, width * 0.2, 180))
}

/** Lanes below each other from `top`, each tall enough for its marks and, when labelled, a row of words above and below. */
export function placeLanes(
  groups: LaneGroups,
  top: number,
  gutter: number,
  width: number,
  labelled: boolean,
): Lane[] {
  const inside = gutter === 0
  const nameRow = inside ? 16 : 0
  const height = (labelled ? 52 : 30) + nameRow
  return groups.names.map((name, i) => {
    const y = top + i * height
    const middle = y + nameRow + (height - nameRow) / 2
    return {
      name,
      shownName: fitText(name, nameSize, inside ? width - 12 : gutter - 14),
      nameX: inside ? 6 : 0,
      nameY: inside ? y + 13 : middle + 4,
      y,
      height,
      middle,
      count: groups.counts[i] ?? 0,
      members: i === groups.names.length - 1 ? groups.others : [],
    }
  })
}
