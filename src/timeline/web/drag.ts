import type { Entry } from '../contract.ts'

/** What is being dragged within this page; a drop only names the kind, since the browser hides the rest until then. */
let carried: { entries: readonly Entry[] } | { lineOf: string } | null = null

const type = 'application/x-afterword'

type DragLike = Pick<DragEvent, 'dataTransfer'>

/** Begins dragging entries towards the story. Their words go along for places outside the page. */
export function carryEntries({ dataTransfer }: DragLike, entries: readonly Entry[]) {
  carried = { entries }
  dataTransfer?.setData(type, 'entries')
  dataTransfer?.setData('text/plain', entries.map(({ text }) => text).join('\n'))
}

/** Begins dragging a line of the story to another place. */
export function carryLine({ dataTransfer }: DragLike, entryId: string) {
  carried = { lineOf: entryId }
  dataTransfer?.setData(type, 'line')
}

export const carriedNow = () => carried

export function dropCarried() {
  carried = null
}
