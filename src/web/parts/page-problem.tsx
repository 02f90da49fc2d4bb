import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ApiProblem } from '#platform/http/client.ts'
import { paths } from '../paths.ts'
import { Empty } from './empty.tsx'
import { Go } from './go.tsx'
import { usePageTitle } from './page.tsx'
import { describeProblem } from './problem.ts'

/** Stands in for a page that could not be shown, for the router. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFound />
  const { title, detail } = describeProblem(error)
  const again = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <main style={{ maxWidth: '44rem', margin: '4rem auto', padding: '0 1rem' }}>
      <Empty title={title} actions={<Button onClick={again}>Try again</Button>}>
        {detail}
      </Empty>
    </main>
  )
}

/** Nothing is at this address, or nothing that this person may see. */
export function NotFound() {
  usePageTitle('Not found')
  return (
    <div style={{ maxWidth: '44rem', margin: '4rem auto', padding: '0 1rem' }}>
      <Empty
        title="There is nothing here that you can see"
        actions={
          <Button component={Go} to={paths.incidents()}>
            Go to the incidents
          </Button>
        }
      >
        The address may be mistyped, what was here may have been deleted, or it isn’t shared with you. Deleted
        incidents can be brought back for 30 days.
      </Empty>
    </div>
  )
}
