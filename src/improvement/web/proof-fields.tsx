import { TextInput } from '@mantine/core'
import type { Item, ProofPlan } from '../contract.ts'
import classes from './item.module.css'
import { SavedText } from './saved-text.tsx'
import { useItems } from './use-items.ts'

const nothing: ProofPlan = { measure: '', how: '', expected: '', on: null, who: null }

const texts = [
  { field: 'measure', label: 'What is measured', placeholder: 'Days between the first page and the renewal' },
  { field: 'how', label: 'How', placeholder: 'Where it is read, or what is tried' },
  { field: 'expected', label: 'What we expect', placeholder: 'At least 7 days, every time' },
  { field: 'who', label: 'Who tells', placeholder: 'One person, best not the owner' },
] as const

/** How we will know that it worked: a plan, made before anybody can be proud of the result. */
export function ProofFields({ item }: { item: Item }) {
  const { save, adjust, latest } = useItems()
  const plan = item.proof ?? nothing
  const withField = (base: Item, change: Partial<ProofPlan>) => {
    const next = { ...(base.proof ?? nothing), ...change }
    const empty = Object.values(next).every((value) => value === null || value === '')
    return save({ proof: empty ? null : next }, base)
  }
  return (
    <fieldset className={classes.proof}>
      <legend>How we will know that it worked</legend>
      {texts.map(({ field, label, placeholder }) => (
        <SavedText
          key={field}
          label={label}
          placeholder={placeholder}
          base={item}
          pick={({ proof }) => proof?.[field] ?? ''}
          save={(value, base) => withField(base, { [field]: field === 'who' ? value || null : value })}
          reload={() => latest(item)}
        />
      ))}
      <TextInput
        type="date"
        size="xs"
        label="Looked at on"
        value={plan.on ?? ''}
        onChange={(event) => adjust(item, { proof: { ...plan, on: event.currentTarget.value || null } })}
      />
    </fieldset>
  )
}
