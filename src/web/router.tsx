import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { NotFound, PageProblem } from './parts/page-problem.tsx'
import { Waiting } from './parts/waiting.tsx'
import { incidentRoutes } from './routes/incidents.ts'
import { openRoutes } from './routes/open.ts'
import { restRoutes } from './routes/rest.ts'
import { homeRoute, rootRoute, signedInRoute } from './routes/root.ts'
import { parseSearch, stringifySearch } from './search-state.ts'

const routeTree = rootRoute.addChildren([
  ...openRoutes,
  signedInRoute.addChildren([homeRoute, ...incidentRoutes, ...restRoutes]),
])

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    // What is kept and for how long is TanStack Query’s business alone.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 250,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
  })
}
