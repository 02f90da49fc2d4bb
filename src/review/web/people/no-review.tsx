import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#platform/http/client.ts'
import { api, useLoaded } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Empty } from '#web/parts/empty.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { reviewOf } from '../use-review.ts'

/** No review that the viewer takes part in: there is none yet, or others have it. */
export function NoReview({ incidentKey: key }: { incidentKey: string }) {
  const client = useQueryClient()
  const { roles } = useLoaded('GET /incidents/:key', { params: { key } })
  const { run, busy, problem } = useSubmit(async () => {
    const review = await api('POST /incidents/:key/review', { params: { key } })
    client.setQueryData(reviewOf(key).queryKey, review)
    await refresh(client, ['review'], key)
  })
  const others = problem instanceof ApiProblem && problem.code === 'not-found'
  if (others) return <OthersHaveIt names={[...new Set(roles.map(({ name, role }) => `${name} (${role})`))]} />
  return (
    <>
      <Empty
        title="Talk about it while it is fresh"
        actions={
          <Button onClick={run} loading={busy}>
            Open the review
          </Button>
        }
      >
        A review begins as a conversation: what people saw, what surprised them, where luck helped. Everybody
        who had a role in the incident takes part, and you do. Nobody else can read it until you publish a
        report.
      </Empty>
      <ProblemNotice error={problem} onAgain={run} />
    </>
  )
}

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })

function OthersHaveIt({ names }: { names: readonly string[] }) {
  return (
    <Empty title="A review is open, between those who take part in it">
      What is said there stays there until a report is published. Anybody who takes part can invite you
      {names.length > 0 ? `; ask ${list.format(names)}.` : '.'}
    </Empty>
  )
}
