import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLoaded, useRead } from '#web/api.ts'
import type { Search } from '#web/search-state.ts'
import classes from './incident-filters.module.css'
import type { IncidentFilter } from './incidents-page.tsx'

interface IncidentFiltersProps {
  filter: IncidentFilter
  onChange: (changes: Search) => void
}

/** Words, severity, service and kind to look for; all of it lives in the address. */
export function IncidentFilters({ filter, onChange }: IncidentFiltersProps) {
  const severities = useLoaded('GET /severities', {}).items
  const services = useRead('GET /services', {}).data?.items ?? []
  return (
    <search className={classes.filters}>
      <Words value={filter.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      <Select
        aria-label="Severity"
        placeholder="Any severity"
        clearable
        clearButtonProps={{ 'aria-label': 'Any severity' }}
        data={severities.map(({ name }) => name)}
        value={filter.severity ?? null}
        onChange={(severity) => onChange({ severity: severity ?? undefined })}
      />
      <Select
        aria-label="Service"
        placeholder="Any service"
        clearable
        clearButtonProps={{ 'aria-label': 'Any service' }}
        searchable
        data={services.map(({ name }) => name)}
        value={filter.service ?? null}
        onChange={(service) => onChange({ service: service ?? undefined })}
      />
      <SegmentedControl
        aria-label="Kind"
        data={[
          { value: '', label: 'All' },
          { value: 'incident', label: 'Incidents' },
          { value: 'near-miss', label: 'Near misses' },
        ]}
        value={filter.kind ?? ''}
        onChange={(kind) => onChange({ kind: kind || undefined })}
      />
    </search>
  )
}

/** Waits for a pause in typing before looking. */
function Words({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      id="incident-search"
      type="search"
      aria-label="Search by key, title or service"
      placeholder="Key or words"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}
