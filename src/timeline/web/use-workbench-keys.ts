import { useRef } from 'react'
import { useActions } from '#web/actions/registry.ts'
import type { Workbench } from './use-workbench.ts'
import { targetsOf } from './use-workbench.ts'

/** How many rows a page up or down goes. */
const page = 12

/** Everything on the workbench by key; shown in the help and, where it is not about moving, in the palette. */
export function useWorkbenchKeys(workbench: Workbench, togglePicture: () => void) {
  useMovingKeys(workbench)
  useEntryKeys(workbench)
  useStoryKeys(workbench, togglePicture)
}

const here = ({ pane, gathered, teller }: Workbench) => (pane === 'gathered' ? gathered : teller).current

function useMovingKeys(workbench: Workbench) {
  const { gathered, teller } = workbench
  const step = (by: number, extend?: boolean) => () => here(workbench)?.step(by, extend)
  const move = (id: string, label: string, keys: string | readonly string[], run: () => void) => ({
    id: `timeline.${id}`,
    label,
    keys,
    run,
    keyOnly: true,
  })
  useActions('Moving about', [
    move('down', 'Next entry', ['j', 'arrowdown'], step(1)),
    move('up', 'Entry before', ['k', 'arrowup'], step(-1)),
    move('page-down', 'A page on', 'pagedown', step(page)),
    move('page-up', 'A page back', 'pageup', step(-page)),
    move('first', 'First entry', 'home', () => here(workbench)?.toEdge('first')),
    move('last', 'Last entry', 'end', () => here(workbench)?.toEdge('last')),
    move('left', 'To everything gathered', ['h', 'arrowleft'], () => {
      workbench.setPane('gathered')
      gathered.current?.focus()
    }),
    move('right', 'To the story', ['l', 'arrowright'], () => {
      workbench.setPane('story')
      teller.current?.focus()
    }),
    { id: 'timeline.jump', label: 'Go to a time', keys: 't', run: () => gathered.current?.openJump() },
    {
      id: 'timeline.search',
      label: 'Find by words or name',
      keys: '/',
      run: () => gathered.current?.openSearch(),
    },
    {
      id: 'timeline.find',
      label: 'Find the entry in the other pane',
      keys: 'f',
      run: () => findAcross(workbench),
    },
  ])
}

function findAcross({ current, pane, gathered, teller, choose }: Workbench) {
  if (!current) return
  if (pane === 'story') gathered.current?.show(current.at, current.id)
  else if (teller.current?.show(current.id)) choose(current, 'story')
}

function useEntryKeys(workbench: Workbench) {
  const { marked, clearMarks, opened } = workbench
  const latest = useRef(workbench)
  latest.current = workbench
  /** What acts on an entry waits for one that is still arriving. */
  const act = (run: (bench: Workbench) => void) => () => {
    const { arrival } = latest.current
    if (arrival.current) void arrival.current.then(() => run(latest.current))
    else run(latest.current)
  }
  const open = (what: 'pin' | 'original') =>
    act(({ current: entry, open: show }) => entry && show({ what, entry }))
  useActions('The entry at hand', [
    {
      id: 'timeline.take',
      label: 'Take it into the story, or out of it',
      keys: workbench.pane === 'gathered' ? ['s', 'enter'] : 's',
      run: act(takeTargets),
    },
    { id: 'timeline.pin', label: 'Pin a marker to it', keys: 'm', run: open('pin') },
    {
      id: 'timeline.edit',
      label: 'Edit it',
      keys: workbench.pane === 'story' ? ['e', 'enter'] : 'e',
      run: act(editCurrent),
    },
    { id: 'timeline.original', label: 'Show the original', keys: 'o', run: open('original') },
    {
      id: 'timeline.mark',
      label: 'Mark it',
      keys: 'x',
      run: act(({ current, mark }) => current && mark([current], 'toggle')),
    },
    extending(workbench, 'down', 'Mark it and the next one', ['shift+j', 'shift+arrowdown'], 1),
    extending(workbench, 'up', 'Mark it and the one before', ['shift+k', 'shift+arrowup'], -1),
    ...(marked.size > 0 && !opened
      ? [{ id: 'timeline.unmark', label: 'Unmark everything', keys: 'escape', run: clearMarks }]
      : []),
  ])
}

function takeTargets(workbench: Workbench) {
  workbench.telling.toggle(targetsOf(workbench))
  workbench.clearMarks()
}

function editCurrent({ current, inStory, teller, open }: Workbench) {
  if (!current) return
  if (inStory.has(current.id)) teller.current?.edit(current.id)
  else open({ what: 'edit', entry: current })
}

function extending(workbench: Workbench, id: string, label: string, keys: readonly string[], by: number) {
  return {
    id: `timeline.extend-${id}`,
    label,
    keys,
    keyOnly: true,
    run: () => here(workbench)?.step(by, true),
  }
}

function useStoryKeys(workbench: Workbench, togglePicture: () => void) {
  const { current, inStory, story, telling, teller } = workbench
  const line = current && inStory.has(current.id) ? current : null
  const move = (by: 1 | -1) => () => line && telling.move(line.id, by)
  useActions('The story', [
    {
      id: 'timeline.add',
      label: 'Add what somebody remembers',
      keys: 'a',
      run: () => teller.current?.insertAfter(line?.id ?? story.at(-1)?.entry.id ?? null),
    },
    { id: 'timeline.move-up', label: 'Move the line up', keys: ['alt+arrowup', 'alt+k'], run: move(-1) },
    { id: 'timeline.move-down', label: 'Move the line down', keys: ['alt+arrowdown', 'alt+j'], run: move(1) },
    {
      id: 'timeline.take-out',
      label: 'Take the line out of the story',
      keys: ['backspace', 'delete'],
      run: () => line && telling.takeOut([line.id]),
    },
    {
      id: 'timeline.walk',
      label: 'Walk the story step by step',
      keys: 'w',
      run: () => teller.current?.walk(),
    },
    { id: 'timeline.picture', label: 'Show or hide the picture', keys: 'p', run: togglePicture },
  ])
}
