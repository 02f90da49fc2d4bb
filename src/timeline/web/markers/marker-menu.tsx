import { Modal, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { type DetectionChannel, detectionChannels, type Marker, markers as order } from '#incident/marker.ts'
import { capitalised, channelWords, markerTitle } from '#incident/wording.ts'
import { Keys } from '#web/parts/keys.tsx'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import type { Entry } from '../../contract.ts'
import { useWorkbench } from '../use-workbench.ts'
import { channelKeys, chosenBy, markerKeys } from './marker-keys.ts'
import classes from './marker-menu.module.css'

const unknownKey = 'n'

/** Pins a marker to an entry with one letter; for the detection, a second one says how the signal came. */
export function MarkerMenu({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { zone } = useZone()
  const { markers, pinning } = useWorkbench()
  const [detecting, setDetecting] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (detecting) list.current?.querySelector('button')?.focus()
  }, [detecting])
  const values = new Map(markers.map((value) => [value.marker, value]))
  const here = (marker: Marker) => values.get(marker)?.entryId === entry.id
  function pin(marker: Marker, channel: DetectionChannel | null) {
    const { at, precision, id: entryId } = entry
    pinning.pin({ marker, at, precision, entryId, channel })
    onClose()
  }
  function choose(marker: Marker) {
    if (marker === 'detected' && !here(marker)) setDetecting(true)
    else if (here(marker)) {
      pinning.clear(marker)
      onClose()
    } else pin(marker, null)
  }
  function press(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key.length !== 1) return
    // Letters that mean nothing here must not reach the page behind.
    event.stopPropagation()
    if (detecting) {
      const channel = chosenBy(channelKeys, event.key)
      if (channel || event.key === unknownKey) pin('detected', channel)
      return
    }
    const marker = chosenBy(markerKeys, event.key)
    if (marker) choose(marker)
  }
  const about = `${formatMoment(entry.at, { zone, precision: entry.precision })}: ${entry.text}`
  return (
    <Modal
      opened
      onClose={onClose}
      title={detecting ? 'How did the signal come?' : 'Pin a marker'}
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
      onKeyDown={press}
    >
      <p className={classes.about}>{about}</p>
      <div ref={list} className={classes.list}>
        {detecting ? (
          <>
            {detectionChannels.map((one, index) => (
              <Choice
                key={one}
                keys={channelKeys[one]}
                label={capitalised(channelWords[one])}
                first={index === 0}
                onClick={() => pin('detected', one)}
              />
            ))}
            <Choice keys={unknownKey} label="Not known" onClick={() => pin('detected', null)} />
          </>
        ) : (
          order.map((marker, index) => (
            <Choice
              key={marker}
              keys={markerKeys[marker]}
              label={markerTitle(marker)}
              first={index === 0}
              {...noteOf(values.get(marker), here(marker), zone)}
              onClick={() => choose(marker)}
            />
          ))
        )}
      </div>
    </Modal>
  )
}

function noteOf(value: MarkerValue | undefined, here: boolean, zone: string) {
  if (here) return { note: 'pinned here: take it off' }
  if (!value) return {}
  return { note: `now ${formatMoment(value.at, { zone, precision: value.precision, style: 'time' })}` }
}

interface ChoiceProps {
  keys: string
  label: string
  note?: string
  first?: boolean
  onClick: () => void
}

function Choice({ keys, label, note, first, onClick }: ChoiceProps) {
  return (
    <UnstyledButton
      className={classes.choice}
      onClick={onClick}
      {...(first ? { 'data-autofocus': true } : {})}
    >
      <Keys of={keys} />
      <span>{label}</span>
      {note && <span className={classes.note}>{note}</span>}
    </UnstyledButton>
  )
}
