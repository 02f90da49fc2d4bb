import { z } from 'zod'
import { Id, Instant, type RouteContracts } from '#platform/http/contract.ts'

export const roles = ['member', 'administrator'] as const
export const Role = z.enum(roles)
export const tokenScopes = ['read', 'write', 'admin'] as const

const Email = z.string().trim().toLowerCase().pipe(z.email())
const PersonName = z.string().trim().min(1).max(120)
const Password = z.string().min(10, 'At least 10 characters').max(256)

export const Person = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  active: z.boolean(),
  example: z.boolean(),
})
export const Organisation = z.object({
  name: z.string(),
  /** Whether the example organisation is loaded. */
  example: z.boolean(),
})
export const Me = z.object({
  person: Person,
  organisation: Organisation,
  via: z.enum(['session', 'token']),
  scopes: z.array(z.enum(tokenScopes)),
})
export const Session = z.object({
  id: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  userAgent: z.string().nullable(),
  current: z.boolean(),
})
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: Role,
  invitedBy: z.string(),
  expiresAt: Instant,
})
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
})
export const Team = z.object({ id: Id, name: z.string(), incidents: z.int() })

const ById = z.object({ id: Id })
const ByToken = z.object({ token: z.string().min(20).max(200) })
const Link = z.object({ url: z.string(), expiresAt: Instant })

export const peopleRoutes = {
  'GET /setup': {
    summary: 'Whether the first account is still to be created',
    access: 'public',
    returns: z.object({ needed: z.boolean() }),
  },
  'POST /setup': {
    summary: 'Create the first account and name the organisation',
    access: 'public',
    body: z.object({
      /** From the one-time link that the server prints. */
      setupToken: z.string(),
      email: Email,
      name: PersonName.optional(),
      password: Password,
      organisation: z.string().trim().min(1).max(120),
      example: z.boolean().default(false),
      /** Also issue an API token, for unattended set-up. */
      issueToken: z.boolean().default(false),
    }),
    returns: z.object({ me: Me, token: z.string().nullable() }),
    status: 201,
    errors: ['link-expired', 'not-possible-now'],
  },
  'POST /session': {
    summary: 'Sign in',
    access: 'public',
    body: z.object({ email: Email, password: z.string().max(256) }),
    returns: Me,
    status: 201,
    errors: ['wrong-credentials', 'too-many-attempts'],
  },
  'DELETE /session': { summary: 'Sign out', access: 'signed-in' },
  'GET /sessions': {
    summary: 'Where you are signed in',
    access: 'signed-in',
    returns: z.object({ items: z.array(Session) }),
  },
  'DELETE /sessions/:id': {
    summary: 'Sign out one of your sessions',
    access: 'signed-in',
    params: z.object({ id: z.string() }),
    errors: ['not-found'],
  },
  'GET /me': { summary: 'Who you are here', access: 'signed-in', returns: Me },
  'PATCH /me': {
    summary: 'Change your name',
    access: 'signed-in',
    body: z.object({ name: PersonName }),
    returns: Me,
  },
  'PUT /me/password': {
    summary: 'Change your password; signs out your other sessions',
    access: 'signed-in',
    body: z.object({ current: z.string(), next: Password }),
    errors: ['wrong-credentials'],
  },
  'POST /password-resets': {
    summary: 'Ask for a link to set a password anew, by e-mail where mail is set up',
    access: 'public',
    body: z.object({ email: Email }),
    returns: z.object({ mailed: z.boolean() }),
    status: 202,
    errors: ['too-many-attempts'],
  },
  'PUT /password-resets/:token': {
    summary: 'Set a password with a link',
    access: 'public',
    params: ByToken,
    body: z.object({ password: Password }),
    errors: ['link-expired'],
  },
  'GET /people': {
    summary: 'Everybody in the organisation',
    access: 'signed-in',
    returns: z.object({ items: z.array(Person) }),
  },
  'PATCH /people/:id': {
    summary: 'Change somebody’s role, or close or reopen their account',
    access: 'administrator',
    params: ById,
    body: z.object({ role: Role.optional(), active: z.boolean().optional() }),
    returns: Person,
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /people/:id/password-reset': {
    summary: 'Make a link with which somebody sets their password anew',
    access: 'administrator',
    params: ById,
    returns: Link,
    status: 201,
    errors: ['not-found'],
  },
  'GET /invitations': {
    summary: 'Open invitations',
    access: 'administrator',
    returns: z.object({ items: z.array(Invitation) }),
  },
  'POST /invitations': {
    summary: 'Invite somebody; the link is shown once and mailed where mail is set up',
    access: 'administrator',
    body: z.object({ email: Email, role: Role.default('member') }),
    returns: z.object({ invitation: Invitation, url: z.string(), mailed: z.boolean() }),
    status: 201,
    errors: ['already-exists'],
  },
  'DELETE /invitations/:id': {
    summary: 'Take an invitation back',
    access: 'administrator',
    params: ById,
    errors: ['not-found'],
  },
  'GET /invitations/by-token/:token': {
    summary: 'What an invitation link is for',
    access: 'public',
    params: ByToken,
    returns: z.object({ email: z.string(), organisation: z.string(), invitedBy: z.string() }),
    errors: ['link-expired'],
  },
  'POST /invitations/by-token/:token/acceptance': {
    summary: 'Accept an invitation and sign in',
    access: 'public',
    params: ByToken,
    body: z.object({ name: PersonName, password: Password }),
    returns: Me,
    status: 201,
    errors: ['link-expired', 'already-exists'],
  },
  'GET /tokens': {
    summary: 'Your API tokens',
    access: 'signed-in',
    returns: z.object({ items: z.array(ApiToken) }),
  },
  'POST /tokens': {
    summary: 'Make an API token; it is shown once',
    access: 'signed-in',
    body: z.object({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(z.enum(tokenScopes)).min(1),
      expiresAt: Instant.nullable().default(null),
    }),
    returns: z.object({ token: z.string(), apiToken: ApiToken }),
    status: 201,
    errors: ['not-allowed'],
  },
  'DELETE /tokens/:id': {
    summary: 'Revoke an API token',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'GET /organisation': { summary: 'The organisation', access: 'signed-in', returns: Organisation },
  'PATCH /organisation': {
    summary: 'Rename the organisation',
    access: 'administrator',
    body: z.object({ name: z.string().trim().min(1).max(120) }),
    returns: Organisation,
  },
  'GET /teams': {
    summary: 'Teams',
    access: 'signed-in',
    returns: z.object({ items: z.array(Team) }),
  },
  'POST /teams': {
    summary: 'Add a team',
    access: 'signed-in',
    body: z.object({ name: z.string().trim().min(1).max(80) }),
    returns: Team,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /teams/:id': {
    summary: 'Rename a team',
    access: 'administrator',
    params: ById,
    body: z.object({ name: z.string().trim().min(1).max(80) }),
    returns: Team,
    errors: ['not-found', 'already-exists'],
  },
  'DELETE /teams/:id': {
    summary: 'Remove a team that no incident names',
    access: 'administrator',
    params: ById,
    errors: ['not-found', 'not-possible-now'],
  },
} as const satisfies RouteContracts

export type Person = z.output<typeof Person>
export type Me = z.output<typeof Me>
export type Role = z.output<typeof Role>
export type TokenScope = (typeof tokenScopes)[number]
export type Team = z.output<typeof Team>
export type Invitation = z.output<typeof Invitation>
export type ApiToken = z.output<typeof ApiToken>
