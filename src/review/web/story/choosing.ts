/**
 * The chosen lines after one more was pointed at: it joins or leaves. With `from`, everything between the two joins.
 * Always in the order of the story.
 */
export function chooseLine(
  order: readonly string[],
  chosen: readonly string[],
  entryId: string,
  from: string | null = null,
): string[] {
  const next = new Set(chosen)
  const [start, end] = [from === null ? -1 : order.indexOf(from), order.indexOf(entryId)]
  if (start >= 0 && end >= 0) {
    for (const id of order.slice(Math.min(start, end), Math.max(start, end) + 1)) next.add(id)
  } else if (!next.delete(entryId)) {
    next.add(entryId)
  }
  return order.filter((id) => next.has(id))
}
