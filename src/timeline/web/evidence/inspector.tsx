import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useIncidentKey } from '#incident/web/incident-key.ts'
import { api, useChange, useLoaded, useRead } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { dayOf } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import type { Evidence, Inspection } from '../../contract.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { ColumnChoice } from './column-choice.tsx'
import classes from './inspector.module.css'
import { Preview } from './preview.tsx'

export type Options = Evidence['options']

interface InspectorProps {
  incidentKey: string
  evidence: Evidence
  onStarted: () => void
}

const zones = Intl.supportedValuesOf('timeZone')
const allZones = zones.includes('UTC') ? zones : ['UTC', ...zones]
/** Formats whose times may come without a zone or a date. */
const bareTimes = ['chat-log', 'text', 'table', 'plain-text']

/** A look into evidence before it is read: as what, which channels, which time, which columns; with a preview. */
export function Inspector({ incidentKey, evidence, onStarted }: InspectorProps) {
  const { id } = evidence
  const formats = useRead('GET /evidence-formats', {}).data?.items ?? []
  const [format, setFormat] = useState(evidence.format ?? evidence.guesses[0]?.format ?? null)
  const [options, setOptions] = useState<Options>(evidence.options)
  const [settled] = useDebouncedValue(options, 300)
  const inspection = useQuery({
    queryKey: ['inspection', id, format, settled],
    queryFn: ({ signal }) =>
      api('POST /evidence/:id/inspection', {
        params: { id },
        body: { ...(format ? { format } : {}), options: settled },
        signal,
      }),
    enabled: format !== null,
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const read = useChange('POST /evidence/:id/reading', { touches: ['evidence'], incidentKey })
  const { run, busy, problem } = useSubmit(async () => {
    await read.mutateAsync({ params: { id }, body: { ...(format ? { format } : {}), options } })
    onStarted()
  })
  const change = (changes: Partial<Options>) => setOptions((before) => withChanges(before, changes))
  const seen = inspection.data
  const missing = seen?.needs.filter((need) => options[need] === undefined) ?? []
  return (
    <div className={classes.inspector}>
      <Select
        label="Read it as"
        placeholder="Choose a format"
        data={formats.map((one) => ({ value: one.format, label: one.name }))}
        allowDeselect={false}
        searchable
        value={format}
        onChange={(next) => {
          setFormat(next)
          setOptions({})
        }}
      />
      {inspection.isLoading && (
        <p className={classes.note} role="status">
          Looking inside…
        </p>
      )}
      <ProblemNotice error={inspection.error} onAgain={inspection.refetch} />
      {seen && (
        <>
          {seen.notes.map((note) => (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ))}
          {seen.channels && (
            <ChannelChoice
              channels={seen.channels}
              value={options.channels}
              onChange={(channels) => change({ channels })}
            />
          )}
          {seen.columns && (
            <ColumnChoice
              columns={seen.columns}
              value={options.columns ?? seen.guess ?? undefined}
              onChange={(columns) => change({ columns })}
            />
          )}
          <TimeChoice format={seen.format} seen={seen} options={options} onChange={change} />
          <Preview entries={seen.preview} waiting={inspection.isFetching} />
        </>
      )}
      <ProblemNotice error={problem} onAgain={run} />
      <Group>
        <Button onClick={run} loading={busy} disabled={!format || missing.length > 0}>
          Start reading
        </Button>
        {missing.includes('date') && <span className={classes.note}>A date is needed first.</span>}
        {missing.includes('columns') && <span className={classes.note}>Choose the columns first.</span>}
      </Group>
    </div>
  )
}

/** Options that were emptied are absent, not undefined. */
function withChanges(before: Options, changes: Partial<Options>): Options {
  const merged = { ...before, ...changes }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Options
}

interface TimeChoiceProps {
  format: string
  seen: Inspection
  options: Options
  onChange: (changes: Partial<Options>) => void
}

function TimeChoice({ format, seen, options, onChange }: TimeChoiceProps) {
  const needsDate = seen.needs.includes('date') || options.date !== undefined
  const bare = bareTimes.includes(format)
  return (
    <div className={classes.times}>
      {needsDate && (
        <TextInput
          label="Date of the times"
          description="The file names times without a day."
          type="date"
          value={options.date ?? ''}
          onChange={(event) => onChange({ date: event.currentTarget.value || undefined })}
        />
      )}
      {bare && (
        <Select
          label="Zone of the times"
          description="For times that name none."
          data={allZones}
          searchable
          allowDeselect={false}
          limit={60}
          value={options.zone ?? 'UTC'}
          onChange={(zone) => onChange({ zone: zone ?? undefined })}
        />
      )}
      <MomentInput
        label="From"
        {...(seen.from ? { day: seen.from } : {})}
        value={options.from ?? null}
        onChange={(moment) => onChange({ from: moment?.at })}
      />
      <MomentInput
        label="Until"
        {...(seen.to ? { day: seen.to } : {})}
        value={options.to ?? null}
        onChange={(moment) => onChange({ to: moment?.at })}
      />
      <Found seen={seen} options={options} onTake={onChange} />
    </div>
  )
}

interface FoundProps {
  seen: Inspection
  options: Options
  onTake: (changes: Partial<Options>) => void
}

/** What the file itself says of its time, and the day that is probably meant where it says none. */
function Found({ seen, options, onTake }: FoundProps) {
  const { startedAt } = useLoaded('GET /incidents/:key', { params: { key: useIncidentKey() } })
  const { zone } = useZone()
  const bounded = options.from !== undefined || options.to !== undefined
  if (seen.needs.includes('date') && !options.date) {
    return (
      <p className={classes.found}>
        <button
          type="button"
          className={classes.link}
          onClick={() => onTake({ date: dayOf(startedAt, zone) })}
        >
          The day the incident began: <Moment at={startedAt} style="date" />
        </button>
      </p>
    )
  }
  if (!seen.from || !seen.to) return null
  return (
    <p className={classes.found}>
      The file goes from <Moment at={seen.from} style="date" /> to <Moment at={seen.to} style="date" />.{' '}
      {bounded && (
        <button
          type="button"
          className={classes.link}
          onClick={() => onTake({ from: undefined, to: undefined })}
        >
          Take all of it
        </button>
      )}
    </p>
  )
}
