import { IconPlus } from '@tabler/icons-react'
import { type DragEvent, memo, useState } from 'react'
import { carriedNow } from '../drag.ts'
import { Cell, Row } from '../grid.tsx'
import { useBenchActions } from '../use-workbench.ts'
import classes from './gap.module.css'

interface GapProps {
  /** The entry above; null at the top. */
  after: string | null
  onAdd: (after: string | null) => void
}

/** The place between two lines: pointed at, it offers to add what somebody remembers; a line can be dropped on it. */
export const Gap = memo(function Gap({ after, onAdd }: GapProps) {
  const { telling } = useBenchActions()
  const [over, setOver] = useState(false)
  const accept = (event: DragEvent) => {
    const carried = carriedNow()
    if (!carried || !('lineOf' in carried)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <Row
      className={classes.gap}
      data-over={over || undefined}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const carried = carriedNow()
        setOver(false)
        if (!carried || !('lineOf' in carried)) return
        event.preventDefault()
        event.stopPropagation()
        telling.moveBehind(carried.lineOf, after)
      }}
    >
      <Cell className={classes.cell}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.plus}
          title="Add what you remember here"
          onClick={(event) => {
            event.stopPropagation()
            onAdd(after)
          }}
        >
          <IconPlus size={14} aria-hidden />
          <span className="for-ears">Add what you remember here</span>
        </button>
      </Cell>
    </Row>
  )
})
