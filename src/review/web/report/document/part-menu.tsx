import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconEyeOff, IconPencil } from '@tabler/icons-react'
import type { ReportPart } from '../../../contract.ts'
import type { ReportDesk } from '../use-report-desk.ts'
import classes from './changing.module.css'

interface PartMenuProps {
  desk: ReportDesk
  part: ReportPart
  onHeading: () => void
  onWords: () => void
}

/** What can be done with a part while the report is worked on. */
export function PartMenu({ desk, part, onHeading, onWords }: PartMenuProps) {
  return (
    <span className={classes.tools}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Write in “${part.heading}”`}
        title="Write"
        onClick={onWords}
      >
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More about “${part.heading}”`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onHeading}>
            Change the heading
          </Menu.Item>
          <Menu.Item leftSection={<IconEyeOff size={16} aria-hidden />} onClick={() => desk.hidePart(part)}>
            Leave it out of the report
          </Menu.Item>
          {part.edited && (
            <Menu.Item
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => desk.resetPart(part)}
            >
              Back to the assembled words
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
