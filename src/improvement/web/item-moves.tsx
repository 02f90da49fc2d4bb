import { Button, Group, Popover, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { describeProblem } from '#web/parts/problem.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Item } from '../contract.ts'
import type { ItemState } from '../item.ts'
import classes from './item.module.css'
import {
  type Missing,
  missingName,
  moveName,
  movesFrom,
  needsAll,
  path,
  stateMeaning,
  stateName,
} from './item-words.ts'
import { useItems } from './use-items.ts'

interface ItemMovesProps {
  item: Item
  /** Opens the place where something that is missing can be given. */
  onGive: (missing: Missing) => void
}

/** Where an item stands on its way, where it can go from here, and what is missing for it. */
export function ItemMoves({ item, onGive }: ItemMovesProps) {
  const { move } = useItems()
  const [asked, setAsked] = useState(false)
  const { run, busy, problem } = useSubmit(async () => undefined)
  const go = (state: ItemState) => {
    if (
      needsAll(state) &&
      item.missing.length > 0 &&
      item.state !== 'committed' &&
      item.state !== 'in-progress'
    ) {
      setAsked(true)
      return
    }
    setAsked(false)
    void move(item, state).catch(() => void run())
  }
  return (
    <div className={classes.moves}>
      <Way state={item.state} />
      <Group gap="xs">
        {movesFrom(item.state).map((to) =>
          to === 'declined' ? (
            <Decline key={to} item={item} />
          ) : (
            <Button
              key={to}
              size="compact-sm"
              variant={path.indexOf(to) > path.indexOf(item.state as never) ? 'default' : 'subtle'}
              color="gray"
              title={stateMeaning[to]}
              loading={busy}
              onClick={() => go(to)}
            >
              {moveName(item.state, to)}
            </Button>
          ),
        )}
      </Group>
      {problem !== null && <p className={classes.missing}>{describeProblem(problem).title}</p>}
      {asked && item.missing.length > 0 && (
        <p className={classes.missing} role="status">
          Before it is committed it still needs{' '}
          {item.missing.map((one, index) => (
            <span key={one}>
              {index > 0 && (index === item.missing.length - 1 ? ' and ' : ', ')}
              <button type="button" className={classes.give} onClick={() => onGive(one)}>
                {missingName[one]}
              </button>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  )
}

function Way({ state }: { state: ItemState }) {
  if (state === 'declined') return null
  const here = path.indexOf(state)
  return (
    <ol className={classes.way} aria-label="How far it is">
      {path.map((one, index) => (
        <li
          key={one}
          data-done={index <= here || undefined}
          aria-current={one === state ? 'step' : undefined}
          title={stateMeaning[one]}
        >
          {stateName[one]}
        </li>
      ))}
    </ol>
  )
}

function Decline({ item }: { item: Item }) {
  const { move } = useItems()
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const { run, busy, problem } = useSubmit(async () => {
    await move(item, 'declined', why.trim())
    setOpen(false)
  })
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(!open)}>
          {moveName(item.state, 'declined')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Decline the item">
        <form onSubmit={run}>
          <Stack gap="sm">
            <Textarea
              label="Why not?"
              description="So that nobody has to ask again."
              autosize
              minRows={2}
              data-autofocus
              required
              value={why}
              error={problem ? describeProblem(problem).title : undefined}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
            <Button type="submit" size="compact-md" loading={busy} disabled={why.trim() === ''}>
              Decline it
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
