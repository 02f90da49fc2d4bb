import { Select, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { outcomes } from '#integrations/reviews/import/words.ts'
import { documentKinds } from '#integrations/reviews/reading.ts'
import { useRead } from '#web/api.ts'
import type { Search } from '#web/search-state.ts'
import { counted, kindsName, outcomeName, plural } from '../words.ts'
import classes from './documents.module.css'
import type { DocumentFilter } from './filter.ts'

interface FiltersProps {
  one: ReviewImport
  filter: DocumentFilter
  onChange: (changes: Search) => void
}

/** Words, kind, shape, what became of it: all of it lives in the address. */
export function Filters({ one, filter, onChange }: FiltersProps) {
  const known = outcomes.filter((outcome) => one.outcomes[outcome] > 0)
  return (
    <search className={classes.filters}>
      <Words value={filter.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        clearable
        clearButtonProps={{ 'aria-label': 'Any kind' }}
        data={documentKinds
          .filter((kind) => one.kinds[kind] > 0)
          .map((kind) => ({ value: kind, label: `${kindsName[kind]} · ${counted(one.kinds[kind])}` }))}
        value={filter.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
      {known.length > 0 ? (
        <Select
          aria-label="What became of it"
          placeholder="Whatever became of it"
          clearable
          clearButtonProps={{ 'aria-label': 'Whatever became of it' }}
          data={known.map((value) => ({
            value,
            label: `${outcomeName[value]} · ${counted(one.outcomes[value])}`,
          }))}
          value={filter.outcome ?? null}
          onChange={(outcome) => onChange({ outcome: outcome ?? undefined })}
        />
      ) : (
        <ShapeFilter id={one.id} shape={filter.shape} onChange={(shape) => onChange({ shape })} />
      )}
      <Switch
        label="With remarks only"
        checked={filter.problem === 'true'}
        onChange={(event) => onChange({ problem: event.currentTarget.checked ? 'true' : undefined })}
      />
      {filter.folder !== undefined && (
        <button type="button" className={classes.chip} onClick={() => onChange({ folder: undefined })}>
          In {filter.folder || 'the top folder'} <span aria-hidden>×</span>
          <span className="for-ears">: show all folders</span>
        </button>
      )}
    </search>
  )
}

interface ShapeFilterProps {
  id: string
  shape: number | undefined
  onChange: (shape: string | undefined) => void
}

function ShapeFilter({ id, shape, onChange }: ShapeFilterProps) {
  const shapes = useRead('GET /review-imports/:id/shapes', { params: { id } }).data?.shapes ?? []
  return (
    <Select
      aria-label="Shape"
      placeholder="Any shape"
      clearable
      clearButtonProps={{ 'aria-label': 'Any shape' }}
      searchable
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={shapes.map(({ id: value, name, documents }) => ({
        value: String(value),
        label: `${(name || 'Without headings').slice(0, 60)} · ${plural(documents, 'document')}`,
      }))}
      value={shape === undefined ? null : String(shape)}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

/** Waits for a pause in typing before looking. */
function Words({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), 250)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      id="document-search"
      type="search"
      aria-label="Search by title or path"
      placeholder="Title or path"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}
