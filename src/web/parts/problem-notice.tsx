import { Alert, Button, Stack, Text } from '@mantine/core'
import { describeProblem } from './problem.ts'

interface ProblemNoticeProps {
  error: unknown
  onAgain?: () => void
}

/** A failure where it happened: what happened, what is kept, what to do. Nothing when there is none. */
export function ProblemNotice({ error, onAgain }: ProblemNoticeProps) {
  if (!error) return null
  const { title, detail, again } = describeProblem(error)
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        {detail && <Text size="sm">{detail}</Text>}
        {again && onAgain && (
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
