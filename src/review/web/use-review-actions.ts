import type { RefObject } from 'react'
import { stepsOf } from '#timeline/walk.ts'
import { useActions } from '#web/actions/registry.ts'
import { useDesk } from './use-desk.ts'

interface Fields {
  note: RefObject<HTMLElement | null>
  insight: RefObject<HTMLElement | null>
  factor: RefObject<HTMLElement | null>
  item: RefObject<HTMLElement | null>
  /** Shows a pane where there is room for one only. */
  show: (pane: string) => void
}

/** Moves the focus along the elements that match, from the one that has it. */
function step(selector: string, by: 1 | -1) {
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.offsetParent !== null)
  const here = all.indexOf(document.activeElement as HTMLElement)
  const to = here === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))
  all[to]?.focus()
}

/** What can be done on a review's page by key and from the palette. */
export function useReviewActions({ note, insight, factor, item, show }: Fields) {
  const { story, moment, walkTo, choose, chosen } = useDesk()
  const into = (field: RefObject<HTMLElement | null>, pane: string) => () => {
    show(pane)
    requestAnimationFrame(() => field.current?.focus())
  }
  const walk = () => walkTo(moment === null ? (stepsOf(story.map(({ entry }) => entry))[0] ?? null) : null)
  useActions('Review', [
    { id: 'review.note', label: 'Write a note', keys: 'n', run: into(note, 'notes') },
    { id: 'review.insight', label: 'Add an insight', keys: 'l', run: into(insight, 'findings') },
    { id: 'review.factor', label: 'Add a factor', keys: 'f', run: into(factor, 'findings') },
    {
      id: 'review.item',
      label: 'Add an improvement item',
      keys: 'a',
      run: into(item, 'findings'),
      also: 'action',
    },
    { id: 'review.walk', label: 'Walk the story, or leave the walk', keys: 'w', run: walk },
    {
      id: 'review.down',
      label: 'Next line of the story',
      keys: 'j',
      keyOnly: true,
      run: () => step('[data-line]', 1),
    },
    {
      id: 'review.up',
      label: 'Previous line of the story',
      keys: 'k',
      keyOnly: true,
      run: () => step('[data-line]', -1),
    },
    {
      id: 'review.later',
      label: 'Next note',
      keys: 'shift+j',
      keyOnly: true,
      run: () => step('article[id^=note-]', 1),
    },
    {
      id: 'review.earlier',
      label: 'Previous note',
      keys: 'shift+k',
      keyOnly: true,
      run: () => step('article[id^=note-]', -1),
    },
    ...(chosen.length > 0 && moment === null
      ? [{ id: 'review.none', label: 'Point to no line', keys: 'escape', run: () => choose([]) }]
      : []),
  ])
  useActions('On a line or a note', [
    onFocused('choose', 'Choose the line the next note is about', 'x'),
    onFocused('edit', 'Edit the note', 'e'),
    onFocused('tag', 'Tag the note', 't'),
    onFocused('make', 'Make it a factor, an item or an insight', 'm'),
    onFocused('point', 'Point the note to the chosen lines', 'p'),
    onFocused('remove', 'Remove the note', 'delete'),
  ])
}

/** Answered by the line or note that has the focus; named here so that the help shows it. */
function onFocused(id: string, label: string, keys: string) {
  return { id: `focused.${id}`, label, keys, keyOnly: true, run: () => undefined }
}
