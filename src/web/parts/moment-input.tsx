import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatMoment, zoneName } from '../time/format.ts'
import { type ParsedMoment, parseMoment } from '../time/parse.ts'
import { typedMoment } from '../time/wall.ts'
import { useZone } from '../time/zone.ts'

interface MomentInputProps {
  label: string
  /** RFC 3339, or null for none yet. */
  value: string | null
  /** Null when the field is emptied; not called for what can’t be read as a time. */
  onChange: (value: ParsedMoment | null) => void
  description?: ReactNode
  /** The day that a time alone is of; today when absent. */
  day?: string
  autoFocus?: boolean
  required?: boolean
  size?: 'xs' | 'sm'
  hideLabel?: boolean
}

/** A time in the chosen zone, typed or pasted as it comes to hand: `14:02`, `yesterday 9:15`, an ISO time. */
export function MomentInput({ label, value, onChange, day, hideLabel, ...rest }: MomentInputProps) {
  const { zone } = useZone()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value ? typedMoment(value, zone) : '')
  const read = (given: string) =>
    parseMoment(given, { zone, now: new Date(), ...(day ? { day: new Date(day) } : {}) })
  const parsed = text.trim() === '' ? null : read(text)
  const unclear = typed !== null && text.trim() !== '' && parsed === null
  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder="2026-03-01 14:02, or 14:02"
      value={text}
      error={unclear ? 'Write it like 2026-03-01 14:02, or paste an ISO time.' : undefined}
      rightSection={
        parsed && (
          <span style={{ fontSize: '0.75rem', color: 'var(--aw-ink-soft)' }}>
            {zoneName(parsed.at, zone)}
          </span>
        )
      }
      rightSectionWidth="auto"
      rightSectionProps={{ style: { paddingInlineEnd: '0.6rem', pointerEvents: 'none' } }}
      title={parsed ? formatMoment(parsed.at, { zone, precision: parsed.precision }) : `Times are in ${zone}`}
      onChange={(event) => {
        const given = event.currentTarget.value
        setTyped(given)
        if (given.trim() === '') onChange(null)
        else {
          const moment = read(given)
          if (moment) onChange(moment)
        }
      }}
      onBlur={() => {
        if (!unclear) setTyped(null)
      }}
    />
  )
}
