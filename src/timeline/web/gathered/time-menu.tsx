import { Button, Popover, Stack } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { MarkerValue } from '#incident/contract.ts'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { microsOf } from '../../swimlane/moment.ts'
import { keepKeys } from '../keep-keys.ts'
import { shifted } from '../moments.ts'
import type { GatheredFilter } from './filter.ts'
import type { ViewStore } from './view.ts'

interface TimeMenuProps {
  filter: GatheredFilter
  markers: readonly MarkerValue[]
  /** Tells the day that a time alone is of. */
  view: ViewStore
  onChange: (ends: { from?: string | undefined; to?: string | undefined }) => void
}

const hour = 3600

/** Narrows the list to a stretch of time: typed, or around the incident as far as markers tell. */
export function TimeMenu({ filter, markers, view, onChange }: TimeMenuProps) {
  const { from, to } = filter
  return (
    <Popover position="bottom-start" width={270} trapFocus shadow="md" withinPortal>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={from || to ? 'light' : 'subtle'}
          color={from || to ? undefined : 'gray'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Time
        </Button>
      </Popover.Target>
      <Popover.Dropdown onKeyDown={keepKeys}>
        <Ends {...{ filter, markers, view, onChange }} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Ends({ filter: { from, to }, markers, view, onChange }: TimeMenuProps) {
  const around = aroundIncident(markers)
  const day = view.now().from
  const near = { ...(day ? { day } : {}), size: 'xs' as const }
  return (
    <Stack gap="xs">
      <MomentInput
        label="From"
        value={from ?? null}
        onChange={(at) => onChange({ from: at?.at, to })}
        {...near}
      />
      <MomentInput
        label="Up to"
        value={to ?? null}
        onChange={(at) => onChange({ from, to: at?.at })}
        {...near}
      />
      {around && (
        <Button size="compact-sm" variant="default" onClick={() => onChange(around)}>
          Around the incident
        </Button>
      )}
      {(from || to) && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange({ from: undefined, to: undefined })}
        >
          All times
        </Button>
      )}
    </Stack>
  )
}

/** From an hour before the first marker to an hour after the last. */
function aroundIncident(markers: readonly MarkerValue[]) {
  const times = markers.map(({ at }) => at).sort((a, b) => microsOf(a) - microsOf(b))
  const [first, last] = [times[0], times.at(-1)]
  return first && last ? { from: shifted(first, -hour), to: shifted(last, hour) } : null
}
