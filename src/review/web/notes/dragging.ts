import type { DragEvent } from 'react'

const lineType = 'application/x-afterword-line'
const noteType = 'application/x-afterword-note'

/** Begins to drag lines of the story. */
export function dragLines(event: DragEvent, entryIds: readonly string[]) {
  event.dataTransfer.setData(lineType, JSON.stringify(entryIds))
  event.dataTransfer.effectAllowed = 'link'
}

export function draggedLines(event: DragEvent): string[] {
  const data = event.dataTransfer.getData(lineType)
  return data ? (JSON.parse(data) as string[]) : []
}

/** Begins to drag a note. */
export function dragNote(event: DragEvent, noteId: string) {
  event.dataTransfer.setData(noteType, noteId)
  event.dataTransfer.effectAllowed = 'link'
}

export function draggedNote(event: DragEvent): string | null {
  return event.dataTransfer.getData(noteType) || null
}
