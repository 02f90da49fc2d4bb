import { MultiSelect, Select } from '@mantine/core'
import type { Inspection } from '../../contract.ts'
import classes from './inspector.module.css'

type Mapping = NonNullable<Inspection['guess']>

interface ColumnChoiceProps {
  columns: NonNullable<Inspection['columns']>
  value: Mapping | undefined
  onChange: (columns: Mapping) => void
}

const optional = [
  { part: 'actor', label: 'Who' },
  { part: 'kind', label: 'Kind' },
  { part: 'source', label: 'Source' },
  { part: 'until', label: 'Until' },
  { part: 'key', label: 'Identifier' },
] as const

/** Which column of a table feeds which part of an entry. Samples stand beside the names, so nobody has to guess. */
export function ColumnChoice({ columns, value, onChange }: ColumnChoiceProps) {
  const data = columns.map(({ name, samples }) => ({
    value: name,
    label: samples[0] ? `${name} · ${samples[0].slice(0, 40)}` : name,
  }))
  const now: Mapping = value ?? { at: '', text: [] }
  const set = (changes: { [P in keyof Mapping]?: Mapping[P] | undefined }) => {
    const merged = { ...now, ...changes }
    onChange(Object.fromEntries(Object.entries(merged).filter(([, one]) => one !== undefined)) as Mapping)
  }
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Columns</legend>
      <div className={classes.columns}>
        <Select
          label="Time"
          required
          data={data}
          allowDeselect={false}
          searchable
          value={now.at || null}
          onChange={(at) => at && set({ at })}
        />
        <MultiSelect
          label="Text"
          required
          data={data}
          searchable
          value={now.text}
          onChange={(text) => text.length > 0 && set({ text })}
        />
        {optional.map(({ part, label }) => (
          <Select
            key={part}
            label={label}
            placeholder="none"
            clearable
            clearButtonProps={{ 'aria-label': `No column for ${label}` }}
            data={data}
            value={now[part] ?? null}
            onChange={(column) => set({ [part]: column ?? undefined })}
          />
        ))}
      </div>
    </fieldset>
  )
}
