import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { ApiProblem } from '#platform/http/client.ts'
import { reading } from '../api.ts'
import { NotFoundAnywhere, ProblemAnywhere } from '../parts/page-problem.tsx'
import { paths } from '../paths.ts'
import { Shell } from '../shell/shell.tsx'
import { markSignedOut } from '../signed-out.ts'

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: NotFoundAnywhere,
  errorComponent: ProblemAnywhere,
})

/** Everything that needs somebody signed in, inside the shell. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  beforeLoad: async ({ context, location }) => {
    markSignedOut(false)
    try {
      await context.queries.ensureQueryData(reading('GET /me', {}))
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'not-signed-in')) throw error
      throw redirect({ href: paths.signIn(location.href === '/' ? undefined : location.href), replace: true })
    }
  },
  component: Shell,
})

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: paths.incidents(), replace: true })
  },
})
