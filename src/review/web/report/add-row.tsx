import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReportPart } from '../../contract.ts'
import classes from './add-row.module.css'
import type { ReportDesk } from './use-report-desk.ts'

interface AddRowProps {
  desk: ReportDesk
  /** Parts with nothing to say yet. */
  empty: readonly ReportPart[]
  /** Parts that were left out. */
  hidden: readonly ReportPart[]
  onBegin: (part: ReportPart) => void
}

/** What the report could also tell. Nothing of it is missing. */
export function AddRow({ desk, empty, hidden, onBegin }: AddRowProps) {
  if (empty.length + hidden.length === 0) return null
  return (
    <div className={classes.row}>
      {empty.length > 0 && (
        <p>
          <span>Could also tell:</span>
          {empty.map((part) => (
            <Button
              key={part.id}
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onBegin(part)}
            >
              {part.heading}
            </Button>
          ))}
        </p>
      )}
      {hidden.length > 0 && (
        <p>
          <span>Left out:</span>
          {hidden.map((part) => (
            <Button
              key={part.id}
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => desk.hidePart(part)}
              title="Bring it back into the report"
            >
              {part.heading}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}
