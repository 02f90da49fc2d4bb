import { ActionIcon, Menu } from '@mantine/core'
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
import { Keys } from '#web/parts/keys.tsx'
import { useWorkbench } from '../use-workbench.ts'
import { isRecollection } from './line-draft.ts'
import type { LineRow } from './story-rows.ts'
import { useReturning } from './use-returning.ts'

/** What can be done with a line, for those who point; every one of them has a key as well. */
export function LineMenu({ row, isCurrent }: { row: LineRow; isCurrent: boolean }) {
  const { teller, telling, gathered, open } = useWorkbench()
  const { backToOriginal, forget } = useReturning()
  const { line } = row
  const { entry } = line
  const changed = line.words !== null || entry.original !== null || entry.knownAt !== null
  return (
    <Menu position="bottom-end" width={270} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={isCurrent ? 0 : -1}
          aria-label="What to do with this line"
        >
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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
      </Menu.Dropdown>
    </Menu>
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
