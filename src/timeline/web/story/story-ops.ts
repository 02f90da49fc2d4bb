import type { Entry, StoryLine } from '../../contract.ts'
import { microsOf } from '../../swimlane/moment.ts'

/** A line as it was when it was taken out, to be put back. */
export interface RemovedLine {
  entry: Entry
  words: string | null
  /** The entry that it followed; null for the first. */
  after: string | null
}

/** What somebody did to the story. Lines go by their entries, since a line on its way has no identifier yet. */
export type StoryOp =
  | { do: 'take'; entries: readonly Entry[] }
  | { do: 'remove'; entryIds: readonly string[] }
  | { do: 'move'; entryId: string; after: string | null }
  | { do: 'restore'; lines: readonly RemovedLine[] }

/** The story as it will be once changes that are under way have arrived. Doing one that has arrived changes nothing. */
export function applyOps(lines: readonly StoryLine[], ops: readonly StoryOp[]): readonly StoryLine[] {
  return ops.reduce(applyOp, lines)
}

function applyOp(lines: readonly StoryLine[], op: StoryOp): readonly StoryLine[] {
  if (op.do === 'take') return inTimeOrder(op.entries).reduce(taken, lines)
  if (op.do === 'remove') return lines.filter(({ entry }) => !op.entryIds.includes(entry.id))
  if (op.do === 'move') return moved(lines, op.entryId, op.after)
  return op.lines.reduce(restored, lines)
}

const inTimeOrder = (entries: readonly Entry[]) =>
  [...entries].sort((a, b) => microsOf(a.at) - microsOf(b.at))

const draftLine = (entry: Entry): StoryLine => ({
  id: `coming-${entry.id}`,
  entry: { ...entry, inStory: true },
  words: null,
  version: 1,
})

/** Whether the server has not said yet that it has this line. */
export const isComing = ({ id }: StoryLine) => id.startsWith('coming-')

/** After the last line that isn't later, which is where the server puts it. */
function taken(lines: readonly StoryLine[], entry: Entry): readonly StoryLine[] {
  if (lines.some((line) => line.entry.id === entry.id)) return lines
  const at = microsOf(entry.at)
  const index = lines.findLastIndex((line) => microsOf(line.entry.at) <= at)
  return lines.toSpliced(index + 1, 0, draftLine(entry))
}

function moved(lines: readonly StoryLine[], entryId: string, after: string | null): readonly StoryLine[] {
  const line = lines.find(({ entry }) => entry.id === entryId)
  if (!line || after === entryId) return lines
  const rest = lines.filter((one) => one !== line)
  const index = after === null ? -1 : rest.findIndex(({ entry }) => entry.id === after)
  if (after !== null && index === -1) return lines
  return rest.toSpliced(index + 1, 0, line)
}

function restored(lines: readonly StoryLine[], { entry, words, after }: RemovedLine): readonly StoryLine[] {
  return moved(taken(lines, entry), entry.id, after).map((line) =>
    line.entry.id === entry.id ? { ...line, words } : line,
  )
}

/** Lines as they stand, so that they can be put back: in the order of the story, each behind the one before it. */
export function remembered(lines: readonly StoryLine[], entryIds: readonly string[]): RemovedLine[] {
  return lines.flatMap(({ entry, words }, index) =>
    entryIds.includes(entry.id) ? [{ entry, words, after: lines[index - 1]?.entry.id ?? null }] : [],
  )
}

/** Which entry a line stands behind after it went one place up or down; undefined at the end of the way. */
export function neighbourFor(
  lines: readonly StoryLine[],
  entryId: string,
  by: 1 | -1,
): string | null | undefined {
  const index = lines.findIndex(({ entry }) => entry.id === entryId)
  if (index === -1 || index + by < 0 || index + by >= lines.length) return undefined
  return by === 1 ? lines[index + 1]?.entry.id : (lines[index - 2]?.entry.id ?? null)
}
