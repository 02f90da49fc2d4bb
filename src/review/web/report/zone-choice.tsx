import { Button, Popover, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import { localZone } from '#web/time/zone.ts'
import classes from './report-bar.module.css'

interface ZoneChoiceProps {
  incidentKey: string
  zone: string
}

/** In which zone the report tells its times: that of the people who read it, most often. */
export function ZoneChoice({ incidentKey: key, zone }: ZoneChoiceProps) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const zones = useMemo(
    () => [...new Set(['UTC', localZone(), zone, ...Intl.supportedValuesOf('timeZone')])],
    [zone],
  )
  async function choose(next: string) {
    setOpen(false)
    try {
      await api('PATCH /incidents/:key/review', { params: { key }, body: { zone: next } })
      await refresh(client, ['review'], key)
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          aria-expanded={open}
          title="The zone in which the report tells its times"
          onClick={() => setOpen(!open)}
        >
          <span className={classes.lead}>Times in </span>
          {zone}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Zone of the report">
        <Select
          label="Tell times in"
          searchable
          data-autofocus
          limit={60}
          comboboxProps={{ withinPortal: false }}
          data={zones}
          placeholder={zone}
          value={null}
          onChange={(next) => next && next !== zone && void choose(next)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
