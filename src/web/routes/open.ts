import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { reading } from '../api.ts'
import { LinkGone, ProblemAnywhere } from '../parts/page-problem.tsx'
import { load } from './load.ts'
import { rootRoute } from './root.ts'

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: lazyRouteComponent(() => import('#people/web/door-frame.tsx'), 'DoorFrame'),
})
const setup = createRoute({
  getParentRoute: () => frameRoute,
  path: '/setup',
  loader: ({ context }) => context.queries.fetchQuery({ ...reading('GET /setup', {}), staleTime: 0 }),
  component: lazyRouteComponent(() => import('#people/web/setup-page.tsx'), 'SetupPage'),
})
const signIn = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sign-in',
  loader: ({ context }) => context.queries.fetchQuery({ ...reading('GET /setup', {}), staleTime: 0 }),
  component: lazyRouteComponent(() => import('#people/web/sign-in-page.tsx'), 'SignInPage'),
})
const forgotten = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forgotten-password',
  component: lazyRouteComponent(
    () => import('#people/web/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
  ),
})
const reset = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('#people/web/reset-password-page.tsx'), 'ResetPasswordPage'),
})
const invitation = createRoute({
  getParentRoute: () => frameRoute,
  path: '/invitations/$token',
  loader: ({ context, params }) =>
    load(context.queries, 'GET /invitations/by-token/:token', { params: { token: params.token } }),
  notFoundComponent: LinkGone,
  component: lazyRouteComponent(() => import('#people/web/invitation-page.tsx'), 'InvitationPage'),
})
const published = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$token',
  component: lazyRouteComponent(() => import('#review/web/published-page.tsx'), 'PublishedPage'),
  errorComponent: ProblemAnywhere,
})

/** Pages for people who are not signed in. */
export const openRoutes = [
  frameRoute.addChildren([setup, signIn, forgotten, reset, invitation]),
  published,
] as const
