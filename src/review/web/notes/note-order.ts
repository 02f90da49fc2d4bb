import type { Note } from '../../contract.ts'
import type { NoteTag } from '../../note.ts'

export const noteOrders = ['newest', 'story'] as const
export type NoteOrder = (typeof noteOrders)[number]

/** Positions of entries in the story, from 0. */
export type Positions = ReadonlyMap<string, number>

/** The earliest line a note points to; notes that point nowhere come last. */
function firstLine(note: Note, positions: Positions): number {
  const lines = note.entryIds.flatMap((id) => positions.get(id) ?? [])
  return lines.length > 0 ? Math.min(...lines) : Number.POSITIVE_INFINITY
}

/** Notes newest first, or along the story with those of one line in the order they were written. */
export function orderNotes(notes: readonly Note[], order: NoteOrder, positions: Positions): Note[] {
  const written = (a: Note, b: Note) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)
  if (order === 'newest') return notes.toSorted((a, b) => written(b, a))
  return notes.toSorted((a, b) => {
    const [first, second] = [firstLine(a, positions), firstLine(b, positions)]
    return first === second ? written(a, b) : first - second
  })
}

export type TagFilter = NoteTag | 'untagged' | null

export function withTag(notes: readonly Note[], filter: TagFilter): readonly Note[] {
  if (filter === null) return notes
  return notes.filter(({ tag }) => (filter === 'untagged' ? tag === null : tag === filter))
}

/** How many notes carry each tag; those without one under `untagged`. */
export function countTags(notes: readonly Note[]): Map<Exclude<TagFilter, null>, number> {
  const counts = new Map<Exclude<TagFilter, null>, number>()
  for (const { tag } of notes) counts.set(tag ?? 'untagged', (counts.get(tag ?? 'untagged') ?? 0) + 1)
  return counts
}
