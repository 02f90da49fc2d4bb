import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { Incident, MarkerValue } from '#incident/contract.ts'
import { orderNotes } from '#incident/durations.ts'
import { type Marker, markers as order } from '#incident/marker.ts'
import { MarkerForm } from '#incident/web/marker-form.tsx'
import { markerTitle } from '#incident/wording.ts'
import { useLoaded } from '#web/api.ts'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { keepKeys } from '../keep-keys.ts'
import { useBenchActions, useWorkbench } from '../use-workbench.ts'
import { Durations } from './durations.tsx'
import classes from './marker-strip.module.css'

/** All markers in their expected order: their times, the way to what they are pinned to, and what follows from them. */
export function MarkerStrip({ upright = false }: { upright?: boolean }) {
  const { incidentKey, markers } = useWorkbench()
  const incident = useLoaded('GET /incidents/:key', { params: { key: incidentKey } })
  const [open, setOpen] = useState(upright)
  const values = new Map(markers.map((value) => [value.marker, value]))
  const notes = orderNotes(markers)
  return (
    <section className={classes.strip} data-upright={upright || undefined} aria-label="Markers">
      <div className={classes.line}>
        <ol className={classes.stops}>
          {order.map((marker) => (
            <li key={marker} className={classes.stop} data-known={values.has(marker) || undefined}>
              <Stop marker={marker} value={values.get(marker)} incident={incident} />
            </li>
          ))}
        </ol>
        <UnstyledButton className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          Durations
          <IconChevronDown size={15} aria-hidden data-open={open || undefined} />
        </UnstyledButton>
      </div>
      {notes.length > 0 && (
        <ul className={classes.notes} aria-label="Order of the markers">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {open && <Durations markers={markers} />}
    </section>
  )
}

interface StopProps {
  marker: Marker
  value: MarkerValue | undefined
  incident: Incident
}

/** One marker: chosen, it shows what it is pinned to and lets its time be typed. */
const Stop = memo(function Stop({ marker, value, incident }: StopProps) {
  const { zone } = useZone()
  const { gathered, teller } = useBenchActions()
  const [open, setOpen] = useState(false)
  function choose() {
    setOpen((now) => !now)
    if (!value) return
    if (value.entryId) teller.current?.show(value.entryId)
    gathered.current?.show(value.at, value.entryId ?? undefined)
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom"
      width={330}
      trapFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton className={classes.button} onClick={choose}>
          <span className={classes.name}>{markerTitle(marker)}</span>
          <span className={classes.time}>
            {value ? formatMoment(value.at, { zone, precision: value.precision, style: 'time' }) : 'pin'}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown onKeyDown={keepKeys}>
        <p className={classes.about}>
          <strong>{markerTitle(marker)}</strong>
          {value
            ? `${formatMoment(value.at, { zone, precision: value.precision })}${value.entryId ? ', pinned to an entry' : ''}`
            : 'Not known yet. Choose an entry and press M, or type the time here.'}
        </p>
        <MarkerForm incident={incident} marker={marker} value={value} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
})
