import { Button } from '@mantine/core'
import { useState } from 'react'
import { Moment } from '#web/parts/moment.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import type { Incident, MarkerValue } from '../contract.ts'
import { type Marker, markers } from '../marker.ts'
import { channelWords, markerTitle } from '../wording.ts'
import { MarkerForm } from './marker-form.tsx'
import classes from './times.module.css'

/** The incident’s times in their expected order, known or not, each to be set here or pinned on the timeline. */
export function MarkersSheet({ incident }: { incident: Incident }) {
  const [editing, setEditing] = useState<Marker | null>(null)
  const values = new Map(incident.markers.map((one) => [one.marker, one]))
  return (
    <Sheet title="Times" lead="As far as they are known. Unknown ones stay unknown.">
      <ol className={classes.markers}>
        {markers.map((marker) => (
          <li key={marker} data-known={values.has(marker) || undefined}>
            <span className={classes.name}>{markerTitle(marker)}</span>
            {editing === marker ? (
              <MarkerForm
                incident={incident}
                marker={marker}
                value={values.get(marker)}
                onDone={() => setEditing(null)}
              />
            ) : (
              <MarkerTime value={values.get(marker)} marker={marker} onEdit={() => setEditing(marker)} />
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

interface MarkerTimeProps {
  marker: Marker
  value: MarkerValue | undefined
  onEdit: () => void
}

function MarkerTime({ marker, value, onEdit }: MarkerTimeProps) {
  return (
    <>
      <span className={classes.time}>
        {value ? (
          <Moment at={value.at} precision={value.precision} />
        ) : (
          <span className={classes.soft}>not known</span>
        )}
        {value?.channel && <span className={classes.soft}> {channelWords[value.channel]}</span>}
        {value?.entryId && <span className={classes.soft}> · pinned on the timeline</span>}
      </span>
      <Button
        className={classes.set}
        size="compact-sm"
        variant="subtle"
        color={value ? 'gray' : undefined}
        onClick={onEdit}
      >
        {value ? 'Change' : 'Set'}
        <span className="for-ears"> {markerTitle(marker)}</span>
      </Button>
    </>
  )
}
