import { Button } from '@mantine/core'
import { useRead } from '../api.ts'
import { Go } from '../parts/go.tsx'
import { paths } from '../paths.ts'
import classes from './next-step.module.css'

interface Step {
  words: string
  button: string
  to: string
}

/** What would bring an incident on its way from here; nothing once its story is told. */
function useNextStep(key: string): Step | null {
  const params = { key }
  const evidence = useRead('GET /incidents/:key/evidence', { params })
  const story = useRead('GET /incidents/:key/story', { params })
  if (!evidence.data || !story.data) return null
  if (evidence.data.items.length === 0 && story.data.items.length === 0) {
    return {
      words: 'Next: add what you have of it. Chat exports, alerts, deployments and logs become its timeline.',
      button: 'Add evidence',
      to: paths.incident(key, 'evidence'),
    }
  }
  if (evidence.data.items.length > 0 && evidence.data.items.every(({ state }) => state === 'kept')) {
    return {
      words: 'Next: have the evidence read, so that its lines become entries.',
      button: 'Go to the evidence',
      to: paths.incident(key, 'evidence'),
    }
  }
  if (story.data.items.length === 0) {
    return {
      words: 'Next: choose from everything gathered what belongs to the story.',
      button: 'Go to the timeline',
      to: paths.incident(key, 'timeline'),
    }
  }
  return null
}

/** A quiet line that says what to do next. */
export function NextStep({ incidentKey }: { incidentKey: string }) {
  const step = useNextStep(incidentKey)
  if (!step) return null
  return (
    <p className={classes.step}>
      <span>{step.words}</span>
      <Button component={Go} to={step.to} size="compact-md">
        {step.button}
      </Button>
    </p>
  )
}
