import { Button, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Incident, MarkerValue } from '../contract.ts'
import {
  type DetectionChannel,
  detectionChannels,
  type Marker,
  type Precision,
  precisions,
} from '../marker.ts'
import { channelWords, markerTitle } from '../wording.ts'
import classes from './times.module.css'

interface MarkerFormProps {
  incident: Incident
  marker: Marker
  value: MarkerValue | undefined
  onDone: () => void
}

export const precisionLabels: Record<Precision, string> = {
  exact: 'to the second',
  minute: 'to the minute',
  approx: 'about then',
  unknown: 'uncertain',
}

/** One marker’s time, how exactly it is known, and for the detection how the signal came. */
export function MarkerForm({ incident, marker, value, onDone }: MarkerFormProps) {
  const { key } = incident
  const queries = useQueryClient()
  const [at, setAt] = useState<string | null>(value?.at ?? null)
  const [precision, setPrecision] = useState<Precision>(value?.precision ?? 'minute')
  const [channel, setChannel] = useState<DetectionChannel | null>(value?.channel ?? null)
  const put = (body: Pick<MarkerValue, 'at' | 'precision' | 'channel'> & { entryId?: string | null }) =>
    api('PUT /incidents/:key/markers/:marker', { params: { key, marker }, body }).then(() =>
      refresh(queries, ['marker'], key),
    )
  const { run, busy, problem } = useSubmit(async () => {
    if (!at) return
    // A time of its own is free of the entry; an unchanged one stays pinned.
    const entryId = value && value.at === at ? value.entryId : null
    await put({ at, precision, channel, entryId })
    onDone()
  })
  async function remove() {
    if (!value) return
    try {
      await api('DELETE /incidents/:key/markers/:marker', { params: { key, marker } })
      await refresh(queries, ['marker'], key)
      onDone()
      offerUndo(`${markerTitle(marker)} is no longer set.`, () => put(value))
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <form className={classes.form} onSubmit={run} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <MomentInput
        label={markerTitle(marker)}
        hideLabel
        autoFocus
        value={at}
        day={value?.at ?? incident.startedAt}
        onChange={(moment) => {
          setAt(moment?.at ?? null)
          if (moment && precision !== 'approx') setPrecision(moment.precision)
        }}
      />
      <Select
        aria-label="How exactly it is known"
        data={precisions.map((one) => ({ value: one, label: precisionLabels[one] }))}
        allowDeselect={false}
        value={precision}
        onChange={(next) => next && setPrecision(next as Precision)}
      />
      {marker === 'detected' && (
        <Select
          aria-label="How the signal came"
          placeholder="How it came"
          clearable
          clearButtonProps={{ 'aria-label': 'Not known how it came' }}
          data={detectionChannels.map((one) => ({ value: one, label: channelWords[one] }))}
          value={channel}
          onChange={(next) => setChannel(next as DetectionChannel | null)}
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" size="compact-md" loading={busy} disabled={!at}>
          Save
        </Button>
        {value && (
          <Button size="compact-md" variant="subtle" color="gray" onClick={remove}>
            Remove
          </Button>
        )}
        <Button size="compact-md" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
      </div>
      <ProblemNotice error={problem} onAgain={run} />
    </form>
  )
}
