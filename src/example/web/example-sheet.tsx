import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMe } from '#people/web/use-me.ts'
import { api } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'

/** Loads the example organisation, or removes it and nothing else. */
export function ExampleSheet() {
  const { organisation, administrator } = useMe()
  const queries = useQueryClient()
  const loaded = organisation.example
  const { run, busy, problem } = useSubmit(async () => {
    if (loaded) {
      const { incidents } = await api('DELETE /example', {})
      tell(
        `The example is gone: ${incidents} incidents and everything about them. Load it again at any time.`,
      )
    } else {
      const { incidents } = await api('POST /example', {})
      tell(`${incidents} example incidents are here.`)
    }
    await queries.invalidateQueries()
  })
  if (!administrator) return null
  return (
    <Sheet
      title="Example"
      lead="Twelve incidents over a year with evidence, timelines, reviews and improvements, to look around in. Your own incidents are never touched."
    >
      <ProblemNotice error={problem} onAgain={run} />
      <Button variant="default" loading={busy} onClick={run}>
        {loaded ? 'Remove the example' : 'Load the example'}
      </Button>
    </Sheet>
  )
}
