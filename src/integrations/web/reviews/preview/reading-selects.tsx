import { Select } from '@mantine/core'
import { useMemo } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'

interface SelectProps<Value> {
  label: string
  placeholder: string
  disabled?: boolean
  value: Value | null
  onChange: (value: Value | null) => void
}

/** The zone of times that name none. */
export function ZoneSelect({ value, onChange, ...rest }: SelectProps<string>) {
  const zones = useMemo(() => {
    const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
    return value && !known.includes(value) ? [value, ...known] : known
  }, [value])
  return (
    <Select
      {...rest}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${rest.label}: ${rest.placeholder}` }}
      limit={60}
      data={zones}
      value={value}
      onChange={onChange}
    />
  )
}

type DayOrder = NonNullable<ReviewImport['dayOrder']>

/** Which number of a date is the day. */
export function DayOrderSelect({ value, onChange, ...rest }: SelectProps<DayOrder>) {
  return (
    <Select
      {...rest}
      clearable
      clearButtonProps={{ 'aria-label': `${rest.label}: ${rest.placeholder}` }}
      data={[
        { value: 'day-first', label: '3 April: the day first' },
        { value: 'month-first', label: 'March 4: the month first' },
      ]}
      value={value}
      onChange={(next) => onChange(next as DayOrder | null)}
    />
  )
}
