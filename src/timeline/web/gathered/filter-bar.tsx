import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, useEffect, useState } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { useSearchState } from '#web/search-state.ts'
import { EvidenceChip } from './evidence-chip.tsx'
import { FacetMenu } from './facet-menu.tsx'
import { type Facet, type GatheredFilter, isFiltered, noFilter } from './filter.ts'
import classes from './filter-bar.module.css'
import { JumpTo } from './jump-to.tsx'
import { TimeMenu } from './time-menu.tsx'
import type { ViewStore } from './view.ts'

interface FilterBarProps {
  incidentKey: string
  filter: GatheredFilter
  markers: readonly MarkerValue[]
  view: ViewStore
  /** How many entries fit; null until it is known. */
  total: number | null
  onJump: (at: string) => void
}

const facets: readonly { facet: Facet; label: string }[] = [
  { facet: 'source', label: 'Sources' },
  { facet: 'person', label: 'People' },
  { facet: 'kind', label: 'Kinds' },
]
export const searchId = 'gathered-search'

/** Everything that narrows the list, together; it stands in the address, so that a view can be sent to somebody. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { incidentKey, filter, markers, view, total, onJump } = props
  const [, change] = useSearchState()
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <WordFilter key={filter.q === undefined ? 'none' : 'some'} q={filter.q ?? ''} onChange={change} />
        <JumpTo view={view} onJump={onJump} />
      </div>
      <div className={classes.line}>
        {facets.map(({ facet, label }) => (
          <FacetMenu
            key={facet}
            {...{ incidentKey, facet, label, filter }}
            onChange={(values) => change({ [facet]: values.length > 0 ? values : undefined })}
          />
        ))}
        <TimeMenu filter={filter} markers={markers} view={view} onChange={change} />
        {filter.evidence && (
          <EvidenceChip
            incidentKey={incidentKey}
            evidence={filter.evidence}
            onRemove={() => change({ evidence: undefined })}
          />
        )}
        <span className={classes.total} role="status">
          {total !== null && `${total.toLocaleString('en-GB')} ${total === 1 ? 'entry' : 'entries'}`}
        </span>
        {isFiltered(filter) && (
          <Button size="compact-sm" variant="subtle" onClick={() => change(noFilter)}>
            Clear all
          </Button>
        )}
      </div>
    </div>
  )
})

/** How long typing must rest before the list follows, in milliseconds. */
const rest = 250

function WordFilter({ q, onChange }: { q: string; onChange: (changes: { q: string | undefined }) => void }) {
  const [typed, setTyped] = useState(q)
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => onChange({ q: typed.trim() || undefined }), rest)
    return () => clearTimeout(timer)
  }, [typed, q, onChange])
  return (
    <TextInput
      id={searchId}
      className={classes.words}
      size="xs"
      type="search"
      aria-label="Find by words or name"
      placeholder="Find by words or name"
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed && <CloseButton size="xs" aria-label="Clear the words" onClick={() => setTyped('')} />
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
