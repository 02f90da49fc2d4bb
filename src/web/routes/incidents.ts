import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { NotFound } from '../parts/page-problem.tsx'
import { load } from './load.ts'
import { signedInRoute } from './root.ts'

const list = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents',
  loader: ({ context }) => load(context.queries, 'GET /severities', {}),
  component: lazyRouteComponent(() => import('#incident/web/incidents-page.tsx'), 'IncidentsPage'),
})
const declare = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents/new',
  loader: ({ context }) => load(context.queries, 'GET /severities', {}),
  component: lazyRouteComponent(() => import('../pages/declare-page.tsx'), 'DeclarePage'),
})
const incident = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents/$key',
  // One way of writing a key, or what is live and what is kept would miss each other.
  beforeLoad: ({ params, location }) => {
    const key = params.key.toUpperCase()
    if (key !== params.key) throw redirect({ href: location.href.replace(params.key, key), replace: true })
  },
  loader: ({ context, params }) =>
    load(context.queries, 'GET /incidents/:key', { params: { key: params.key } }),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('../pages/incident-frame.tsx'), 'IncidentFrame'),
})
const overview = createRoute({
  getParentRoute: () => incident,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/incident-home-page.tsx'), 'IncidentHomePage'),
})
const evidence = createRoute({
  getParentRoute: () => incident,
  path: '/evidence',
  loader: ({ context, params }) =>
    load(context.queries, 'GET /incidents/:key/evidence', { params: { key: params.key } }),
  component: lazyRouteComponent(() => import('#timeline/web/evidence/evidence-page.tsx'), 'EvidencePage'),
})
const timeline = createRoute({
  getParentRoute: () => incident,
  path: '/timeline',
  component: lazyRouteComponent(() => import('../pages/incident-timeline-page.tsx'), 'IncidentTimelinePage'),
})
const review = createRoute({
  getParentRoute: () => incident,
  path: '/review',
  component: lazyRouteComponent(() => import('../pages/incident-review-page.tsx'), 'IncidentReviewPage'),
})
const report = createRoute({
  getParentRoute: () => incident,
  path: '/report',
  component: lazyRouteComponent(() => import('#review/web/report-page.tsx'), 'ReportPage'),
})
const activity = createRoute({
  getParentRoute: () => incident,
  path: '/activity',
  component: lazyRouteComponent(() => import('#incident/web/activity-page.tsx'), 'ActivityPage'),
})

/** The list of incidents, declaring one, and everything about one. */
export const incidentRoutes = [
  list,
  declare,
  incident.addChildren([overview, evidence, timeline, review, report, activity]),
] as const
