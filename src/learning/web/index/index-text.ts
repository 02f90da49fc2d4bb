import type { SearchIndexState } from '../../search/contract.ts'

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** How far the index is, a sentence each. */
export function indexText(state: SearchIndexState): string[] {
  const { documents, entries, waiting, toRebuild, incidents, correctsTyping } = state
  const lines = [
    `${counted(documents, 'document')} and ${counted(entries, 'line of timelines', 'lines of timelines')} can be found.`,
  ]
  if (toRebuild > 0)
    lines.push(
      `It is being made again: ${counted(incidents - toRebuild, 'incident')} of ${incidents} are done.`,
    )
  if (waiting > 0) lines.push(`${counted(waiting, 'change')} on the way.`)
  if (!correctsTyping)
    lines.push('The database has no pg_trgm, so typing mistakes are not put right. All else works.')
  return lines
}
