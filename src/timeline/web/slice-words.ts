/** Where something stands in a file, for people: `notes.txt, lines 12–15` for `notes.txt#L12-L15`. Pointers into JSON stay as they are. */
export function sliceWords(slice: string): string {
  const lines = /^(?:(.*)#)?L(\d+)(?:-L(\d+))?$/.exec(slice)
  if (!lines) return slice
  const [, part, first, last] = lines
  const words = last ? `lines ${first}–${last}` : `line ${first}`
  return part ? `${part}, ${words}` : words
}
