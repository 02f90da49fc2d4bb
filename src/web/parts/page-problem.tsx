import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { Mark } from '../shell/mark.tsx'
import { Empty } from './empty.tsx'
import { Go } from './go.tsx'
import { usePageTitle } from './page.tsx'
import classes from './page-problem.module.css'
import { describeProblem } from './problem.ts'

/** Stands in for a page that could not be shown, for the router. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const { title, detail, again } = describeProblem(error)
  usePageTitle('A problem')
  const retry = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <div className={classes.alone}>
      <Empty
        alone
        title={title}
        actions={
          again ? (
            <Button onClick={retry}>Try again</Button>
          ) : (
            <Button component={Go} to={paths.home()}>
              Go to the start
            </Button>
          )
        }
      >
        {detail}
      </Empty>
    </div>
  )
}

/** Nothing is at this address, or nothing that this person may see. */
export function NotFound() {
  usePageTitle('Not found')
  return (
    <div className={classes.alone}>
      <Empty
        alone
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

/** An invitation that nobody can follow any more. */
export function LinkGone() {
  usePageTitle('A link that opens nothing')
  return (
    <Empty
      alone
      title="This link doesn’t work any more"
      actions={
        <Button variant="default" component={Go} to={paths.signIn()}>
          Sign in
        </Button>
      }
    >
      It was used, taken back, is older than 14 days, or was cut off on its way. Whoever sent it can make
      another one.
    </Empty>
  )
}

/** The same where no frame of a page stands around it. */
export function NotFoundAnywhere() {
  return (
    <main>
      <Brand />
      <NotFound />
    </main>
  )
}

export function ProblemAnywhere(props: ErrorComponentProps) {
  return (
    <main>
      <Brand />
      <PageProblem {...props} />
    </main>
  )
}

function Brand() {
  return (
    <p className={classes.brand}>
      <Mark size={26} /> Afterword
    </p>
  )
}
