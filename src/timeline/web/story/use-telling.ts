import { useMemo, useRef } from 'react'
import { offerUndo } from '#web/parts/toasts.ts'
import type { Entry, StoryLine } from '../../contract.ts'
import { announce } from '../announce.tsx'
import { neighbourFor, remembered } from './story-ops.ts'
import { useStoryChange } from './use-story.ts'

/** What can be done to the story, each at once and each to be taken back. */
export interface Telling {
  take(entries: readonly Entry[]): void
  takeOut(entryIds: readonly string[]): void
  /** Takes entries in; when all are there already, takes them out. */
  toggle(entries: readonly Entry[]): void
  move(entryId: string, by: 1 | -1): void
  moveBehind(entryId: string, after: string | null): void
}

const counted = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

export function useTelling(key: string, lines: readonly StoryLine[]): Telling {
  const { mutate } = useStoryChange(key)
  // What is told changes with every line; what can be done with it stays the same, so that no line is drawn anew for it.
  const now = useRef(lines)
  now.current = lines
  return useMemo(() => {
    const isIn = (entry: Entry) => now.current.some((line) => line.entry.id === entry.id)
    const telling: Telling = {
      take(entries) {
        const fresh = entries.filter((entry) => !isIn(entry))
        if (fresh.length === 0) return
        mutate({ do: 'take', entries: fresh })
        announce(`${counted(fresh.length, 'The entry is', 'entries are')} in the story now.`)
        if (fresh.length > 1) {
          const entryIds = fresh.map(({ id }) => id)
          offerUndo(`${fresh.length} entries are in the story now.`, () => mutate({ do: 'remove', entryIds }))
        }
      },
      takeOut(entryIds) {
        const removed = remembered(now.current, entryIds)
        if (removed.length === 0) return
        mutate({ do: 'remove', entryIds })
        const words = `${counted(removed.length, 'The line is', 'lines are')} out of the story.`
        announce(words)
        offerUndo(words, () => mutate({ do: 'restore', lines: removed }))
      },
      toggle(entries) {
        if (entries.length > 0 && entries.every(isIn)) telling.takeOut(entries.map(({ id }) => id))
        else telling.take(entries)
      },
      move(entryId, by) {
        const after = neighbourFor(now.current, entryId, by)
        if (after === undefined) {
          announce(by === 1 ? 'It is the last line already.' : 'It is the first line already.')
          return
        }
        telling.moveBehind(entryId, after)
        announce(by === 1 ? 'Moved down.' : 'Moved up.')
      },
      moveBehind(entryId, after) {
        if (entryId !== after) mutate({ do: 'move', entryId, after })
      },
    }
    return telling
  }, [mutate])
}
