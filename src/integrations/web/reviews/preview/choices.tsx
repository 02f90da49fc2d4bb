import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { importAudiences } from '#integrations/reviews/import/words.ts'
import { useLoaded } from '#web/api.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import { useChoices } from '../use-import.ts'
import { plural } from '../words.ts'
import classes from './preview.module.css'
import { DayOrderSelect, ZoneSelect } from './reading-selects.tsx'

const audienceName = { organisation: 'The organisation', participants: 'Those taking part' } as const

/** What holds for all documents: their collection, who may read them, severities, zone and order of days. */
export function Choices({ one }: { one: ReviewImport }) {
  const { choose, choosing } = useChoices(one)
  const names = useLoaded('GET /severities', {}).items.map(({ name }) => name)
  const still = choosing || one.state === 'reading'
  return (
    <Sheet title="How they come in">
      <div className={classes.choices}>
        <CollectionName key={one.collection} one={one} onChoose={(collection) => choose({ collection })} />
        <fieldset className={classes.bare}>
          <legend className={classes.legend}>Who may read them</legend>
          <SegmentedControl
            fullWidth
            disabled={still}
            aria-label="Who may read them"
            data={importAudiences.map((value) => ({ value, label: audienceName[value] }))}
            value={one.audience}
            onChange={(audience) => choose({ audience: audience as ReviewImport['audience'] })}
          />
        </fieldset>
        <Select
          label="Severity where none is told"
          data={names}
          allowDeselect={false}
          disabled={still}
          value={one.severity}
          onChange={(severity) => severity && choose({ severity })}
        />
        <ZoneSelect
          label="Times without a zone"
          placeholder="As each document says, else UTC"
          disabled={still}
          value={one.zone}
          onChange={(zone) => choose({ zone })}
        />
        <DayOrderSelect
          label="Dates like 3/4/2024"
          placeholder="As each document shows"
          disabled={still}
          value={one.dayOrder}
          onChange={(dayOrder) => choose({ dayOrder })}
        />
      </div>
      <Severities one={one} names={names} disabled={still} onChoose={choose} />
    </Sheet>
  )
}

function CollectionName({ one, onChoose }: { one: ReviewImport; onChoose: (name: string) => void }) {
  const [name, setName] = useState(one.collection)
  const save = () => {
    if (name.trim() === '') setName(one.collection)
    else if (name.trim() !== one.collection) onChoose(name.trim())
  }
  return (
    <TextInput
      label="Collection"
      maxLength={120}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

interface SeveritiesProps {
  one: ReviewImport
  names: readonly string[]
  disabled: boolean
  onChoose: ReturnType<typeof useChoices>['choose']
}

/** Severities as documents write them, and which of ours they become. */
function Severities({ one, names, disabled, onChoose }: SeveritiesProps) {
  if (one.severities.length === 0) return null
  const unsure = one.severities.filter(({ becomes }) => becomes === null).length
  return (
    <details className={classes.more}>
      <summary>
        {plural(one.severities.length, 'severity', 'severities')} as written
        {unsure > 0 && `, ${unsure} not known here`}
      </summary>
      <ul className={classes.mappings} aria-label="Severities as written">
        {one.severities.map(({ written, documents, becomes }) => (
          <li key={written}>
            <span className={classes.written}>
              {written} <span className={classes.soft}>{plural(documents, 'document')}</span>
            </span>
            <Select
              size="sm"
              aria-label={`${written} becomes`}
              placeholder={`${one.severity}, as above`}
              clearable
              clearButtonProps={{ 'aria-label': `As understood: ${written}` }}
              data={[...names]}
              disabled={disabled}
              value={becomes}
              onChange={(name) => onChoose({ severities: { [written]: name } })}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
