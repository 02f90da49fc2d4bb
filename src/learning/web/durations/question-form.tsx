import { Select, TextInput } from '@mantine/core'
import { useLoaded, useRead } from '#web/api.ts'
import type { Search } from '#web/search-state.ts'
import { durationKinds } from '../../statistics/kinds.ts'
import classes from './durations-page.module.css'
import type { Question } from './question.ts'

interface QuestionFormProps {
  question: Question
  onChange: (changes: Search) => void
}

/** Which duration, of which incidents, when, and beside what; all of it lives in the address. */
export function QuestionForm({ question, onChange }: QuestionFormProps) {
  const severities = useLoaded('GET /severities', {}).items
  const services = useRead('GET /services', {}).data?.items ?? []
  const choose = (name: string) => (value: string | null) => onChange({ [name]: value || undefined })
  return (
    <search className={classes.form}>
      <Select
        label="Duration"
        className={classes.wide}
        allowDeselect={false}
        data={durationKinds.map(({ id, name }) => ({ value: id, label: name }))}
        value={question.duration}
        onChange={choose('duration')}
      />
      <Select
        label="Severity"
        placeholder="Each by itself"
        clearable
        clearButtonProps={{ 'aria-label': 'Each severity by itself' }}
        data={severities.map(({ name }) => name)}
        value={question.severity ?? null}
        onChange={choose('severity')}
      />
      <Select
        label="Service"
        placeholder="Any"
        clearable
        clearButtonProps={{ 'aria-label': 'Any service' }}
        searchable
        data={services.map(({ name }) => name)}
        value={question.service ?? null}
        onChange={choose('service')}
      />
      <Select
        label="Kind"
        placeholder="All"
        clearable
        clearButtonProps={{ 'aria-label': 'Incidents and near misses' }}
        data={[
          { value: 'incident', label: 'Incidents' },
          { value: 'near-miss', label: 'Near misses' },
        ]}
        value={question.kind ?? null}
        onChange={choose('kind')}
      />
      <TextInput
        type="date"
        label="From"
        value={question.from ?? ''}
        max={question.to}
        onChange={(event) => choose('from')(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Until"
        value={question.to ?? ''}
        min={question.from}
        onChange={(event) => choose('to')(event.currentTarget.value)}
      />
      <Select
        label="Compare with"
        placeholder={question.from ? 'No other period' : 'Needs a first day'}
        disabled={!question.from}
        clearable
        clearButtonProps={{ 'aria-label': 'No other period' }}
        data={[
          { value: 'previous', label: 'The period before' },
          { value: 'year', label: 'A year earlier' },
        ]}
        value={question.compare ?? null}
        onChange={choose('compare')}
      />
    </search>
  )
}
