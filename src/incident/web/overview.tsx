import type { ReactNode } from 'react'
import { useLoaded } from '#web/api.ts'
import { EditableMarkdown } from '#web/parts/editable-markdown.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import type { Incident } from '../contract.ts'
import { DurationsSheet } from './durations-sheet.tsx'
import { FactsSheet } from './facts-sheet.tsx'
import { MarkersSheet } from './markers-sheet.tsx'
import classes from './overview.module.css'
import { RolesSheet } from './roles-sheet.tsx'
import { useSaveIncident } from './save-incident.ts'

interface OverviewProps {
  incidentKey: string
  /** Stands above everything else. */
  children?: ReactNode
}

/** An incident at a glance: what it was, what customers noticed, its times, its people. */
export function Overview({ incidentKey: key, children }: OverviewProps) {
  const incident = useLoaded('GET /incidents/:key', { params: { key } })
  const { save, read } = useSaveIncident(key)
  const words = (field: 'summary' | 'customerImpact') => ({
    base: incident,
    pick: (base: Incident) => base[field],
    save: (value: string, base: Incident) => save({ [field]: value }, base),
    reload: read,
    keep: `${key}.${field}`,
  })
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        {children}
        <Sheet title="Summary">
          <EditableMarkdown
            label="the summary"
            placeholder="In a few sentences: what happened, as it looks now. It can wait for the review."
            {...words('summary')}
          />
        </Sheet>
        <Sheet title="What customers noticed">
          <EditableMarkdown
            label="what customers noticed"
            placeholder="What didn’t work, for whom, for how long"
            {...words('customerImpact')}
          />
        </Sheet>
        <MarkersSheet incident={incident} />
        <DurationsSheet durations={incident.durations} />
      </div>
      <aside className={classes.side} aria-label="Facts and people">
        <FactsSheet incident={incident} />
        <RolesSheet incident={incident} />
      </aside>
    </div>
  )
}
