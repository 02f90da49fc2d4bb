import { Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFileText,
  IconFlag3,
  IconListSearch,
  IconPencil,
  IconPlus,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Keys } from '#web/parts/keys.tsx'
import { useBenchActions } from '../use-workbench.ts'
import { isRecollection } from './line-draft.ts'
import classes from './story-line.module.css'
import type { LineRow } from './story-rows.ts'
import { useReturning } from './use-returning.ts'

const label = 'What to do with this line'

/** What can be done with a line, for those who point; every one of them has a key as well. */
export function LineMenu({ row, isCurrent }: { row: LineRow; isCurrent: boolean }) {
  const [used, setUsed] = useState(false)
  const reach = isCurrent ? 0 : -1
  // A menu for each of hundreds of lines would weigh more than the lines: it comes with the first use.
  if (!used) {
    return (
      <button
        type="button"
        className={classes.dots}
        tabIndex={reach}
        aria-label={label}
        aria-haspopup="menu"
        onClick={() => setUsed(true)}
      >
        <IconDots size={17} aria-hidden />
      </button>
    )
  }
  return (
    <Menu defaultOpened position="bottom-end" width={270} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.dots} tabIndex={reach} aria-label={label}>
          <IconDots size={17} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Items row={row} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Items({ row: { line } }: { row: LineRow }) {
  const { teller, telling, gathered, open } = useBenchActions()
  const { backToOriginal, forget } = useReturning()
  const { entry } = line
  const changed = line.words !== null || entry.original !== null || entry.knownAt !== null
  return (
    <>
      <Item icon={IconPencil} keys="e" onClick={() => teller.current?.edit(entry.id)}>
        Edit
      </Item>
      <Item icon={IconFlag3} keys="m" onClick={() => open({ what: 'pin', entry })}>
        Pin a marker
      </Item>
      <Item icon={IconPlus} keys="a" onClick={() => teller.current?.insertAfter(entry.id)}>
        Add something after it
      </Item>
      <Item icon={IconArrowUp} keys="alt+arrowup" onClick={() => telling.move(entry.id, -1)}>
        Move up
      </Item>
      <Item icon={IconArrowDown} keys="alt+arrowdown" onClick={() => telling.move(entry.id, 1)}>
        Move down
      </Item>
      <Menu.Divider />
      <Item icon={IconListSearch} keys="f" onClick={() => gathered.current?.show(entry.at, entry.id)}>
        Find it among everything
      </Item>
      <Item icon={IconFileText} keys="o" onClick={() => open({ what: 'original', entry })}>
        Show the original
      </Item>
      {changed && (
        <Item icon={IconArrowBackUp} onClick={() => void backToOriginal(line)}>
          Back to the original
        </Item>
      )}
      <Menu.Divider />
      <Item icon={IconX} keys="s" onClick={() => telling.takeOut([entry.id])}>
        Take out of the story
      </Item>
      {isRecollection(entry) && (
        <Item icon={IconTrash} onClick={() => void forget(line)}>
          Delete the recollection
        </Item>
      )}
    </>
  )
}

interface ItemProps {
  icon: typeof IconPencil
  keys?: string
  onClick: () => void
  children: string
}

function Item({ icon: Icon, keys, onClick, children }: ItemProps) {
  return (
    <Menu.Item
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={keys && <Keys of={keys} />}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  )
}
