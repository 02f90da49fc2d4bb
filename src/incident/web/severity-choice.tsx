import { Radio } from '@mantine/core'
import type { Severity } from '../contract.ts'
import classes from './severity-choice.module.css'
import { SeverityTag } from './severity-tag.tsx'

interface SeverityChoiceProps {
  severities: readonly Severity[]
  /** The severity’s name; empty while none is chosen. */
  value: string
  onChange: (name: string) => void
}

/** All severities side by side with what they mean, so that choosing needs no document. */
export function SeverityChoice({ severities, value, onChange }: SeverityChoiceProps) {
  const chosen = severities.find(({ name }) => name === value)
  return (
    <Radio.Group label="Severity" required value={value || null} onChange={onChange}>
      <div className={classes.choices}>
        {severities.map((severity) => (
          <Radio.Card
            key={severity.id}
            value={severity.name}
            className={classes.choice}
            title={severity.description || undefined}
          >
            <SeverityTag severity={severity} />
          </Radio.Card>
        ))}
      </div>
      <p className={classes.meaning}>
        {chosen?.description || 'A first guess will do; it can change at any time.'}
      </p>
    </Radio.Group>
  )
}
