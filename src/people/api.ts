import type { FastifyInstance } from 'fastify'
import type { Actor } from '#platform/http/actor.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { accountHandlers } from './account-api.ts'
import { requireOrganisation, viewOfMe } from './account-view.ts'
import { addTeam, changePerson, type PeopleContext } from './actions.ts'
import { peopleRoutes } from './contract.ts'
import { acceptInvitation, invite, openInvitation, takeInvitationBack } from './invitations.ts'
import { makeResetLinkFor } from './reset-links.ts'
import { sessionHandlers } from './session-api.ts'
import { headersOf, setCookies } from './sessions.ts'
import { listPeople, listTeams, openInvitations } from './store.ts'
import { tokenHandlers } from './token-api.ts'
import { removeTeam, renameOrganisation, renameTeam } from './upkeep.ts'

export interface PeopleApiContext extends PeopleContext {
  /** Loads the example organisation; handed in because it comes later in the order of the work. */
  loadExample(personId: string): Promise<void>
  /** In how many incidents each team is named, as far as somebody may know; incidents come later, too. */
  incidentsByTeam(actor: Actor): Promise<ReadonlyMap<string, number>>
}

/** Accounts, invitations, tokens and teams. */
export function servePeople(app: FastifyInstance, context: PeopleApiContext) {
  const { db } = context
  serveRoutes(app, 'People', peopleRoutes, {
    ...sessionHandlers(context),
    ...accountHandlers(context),
    'GET /people': async () => ({ items: await listPeople(db) }),
    'PATCH /people/:id': async ({ actor, params, body }) => changePerson(db, actor, params.id, body),
    'POST /people/:id/password-reset': async ({ actor, params }) =>
      makeResetLinkFor(context, actor, params.id),
    'GET /invitations': async () => ({ items: await openInvitations(db, context.now()) }),
    'POST /invitations': async ({ actor, body }) => invite(context, actor, body.email, body.role),
    'DELETE /invitations/:id': async ({ actor, params }) => {
      await takeInvitationBack(db, actor, params.id)
      return undefined
    },
    'GET /invitations/by-token/:token': async ({ params }) => {
      const invitation = await openInvitation(context, params.token)
      const organisation = await requireOrganisation(db)
      return { email: invitation.email, organisation: organisation.name, invitedBy: invitation.invitedBy }
    },
    'POST /invitations/by-token/:token/acceptance': async ({ params, body, request, reply }) => {
      const from = headersOf(request)
      const { id, headers } = await acceptInvitation(context, params.token, { ...body, from })
      setCookies(reply, headers)
      return viewOfMe(db, id)
    },
    ...tokenHandlers(context),
    'GET /organisation': async () => requireOrganisation(db),
    'PATCH /organisation': async ({ actor, body }) => {
      await renameOrganisation(db, actor, body.name)
      return requireOrganisation(db)
    },
    'GET /teams': async ({ actor }) => {
      const incidents = await context.incidentsByTeam(actor)
      const teams = await listTeams(db)
      return { items: teams.map((team) => ({ ...team, incidents: incidents.get(team.id) ?? 0 })) }
    },
    'POST /teams': async ({ actor, body }) => addTeam(db, actor, body.name),
    'PATCH /teams/:id': async ({ actor, params, body }) => {
      await renameTeam(db, actor, params.id, body.name)
      const incidents = await context.incidentsByTeam(actor)
      return { id: params.id, name: body.name, incidents: incidents.get(params.id) ?? 0 }
    },
    'DELETE /teams/:id': async ({ actor, params }) => {
      await removeTeam(db, actor, params.id)
      return undefined
    },
  })
}
