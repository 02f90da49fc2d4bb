import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { NotFound } from '../parts/page-problem.tsx'
import { paths } from '../paths.ts'
import { load } from './load.ts'
import { signedInRoute } from './root.ts'

const reports = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('#review/web/reports-page.tsx'), 'ReportsPage'),
})
const search = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/search',
  loader: ({ context }) => load(context.queries, 'GET /severities', {}),
  component: lazyRouteComponent(() => import('#learning/web/search/search-page.tsx'), 'SearchPage'),
})
const durations = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/durations',
  loader: ({ context }) => load(context.queries, 'GET /severities', {}),
  component: lazyRouteComponent(() => import('#learning/web/durations/durations-page.tsx'), 'DurationsPage'),
})
const imports = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import',
  component: lazyRouteComponent(
    () => import('#integrations/web/reviews/import-home-page.tsx'),
    'ImportHomePage',
  ),
})
const reviewImport = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import/$id',
  loader: async ({ context, params }) => {
    await load(context.queries, 'GET /severities', {})
    await load(context.queries, 'GET /review-imports/:id', { params: { id: params.id } })
  },
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('#integrations/web/reviews/import-page.tsx'), 'ImportPage'),
})
const items = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/items',
  component: lazyRouteComponent(() => import('#improvement/web/items-page.tsx'), 'ItemsPage'),
})
const settings = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings-frame.tsx'), 'SettingsFrame'),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: paths.settings(), replace: true })
  },
})
const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyRouteComponent(() => import('#people/web/account-page.tsx'), 'AccountPage'),
})
const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  loader: ({ context }) => load(context.queries, 'GET /tokens', {}),
  component: lazyRouteComponent(() => import('#people/web/tokens-page.tsx'), 'TokensPage'),
})
const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  loader: ({ context }) => load(context.queries, 'GET /people', {}),
  component: lazyRouteComponent(() => import('#people/web/people-page.tsx'), 'PeoplePage'),
})
const organisation = createRoute({
  getParentRoute: () => settings,
  path: '/organisation',
  component: lazyRouteComponent(() => import('../pages/organisation-page.tsx'), 'OrganisationPage'),
})
const searchIndex = createRoute({
  getParentRoute: () => settings,
  path: '/search',
  component: lazyRouteComponent(() => import('#learning/web/index/search-index-page.tsx'), 'SearchIndexPage'),
})
const reference = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reference',
  component: lazyRouteComponent(() => import('../pages/reference/reference-page.tsx'), 'ReferencePage'),
})

/** Whoever is signed in keeps the bar around an address that leads nowhere. */
const nowhere = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/$',
  component: NotFound,
})

/** What belongs to no single incident. */
export const restRoutes = [
  reports,
  search,
  durations,
  imports,
  reviewImport,
  items,
  settings.addChildren([settingsHome, account, tokens, people, organisation, searchIndex]),
  reference,
  nowhere,
] as const
