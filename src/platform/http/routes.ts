import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import { Problem } from '../errors.ts'
import type { Actor } from './actor.ts'
import type { Received, Reply, RouteContract, RouteContracts, RouteName } from './contract.ts'
import { schemaOf } from './describe.ts'
import { endIfStillSending } from './hear-out.ts'
import { RawJson } from './raw-json.ts'

type Handed<C extends RouteContract> = Received<C> & {
  /** Null only on public routes that nobody signed in to. */
  actor: C['access'] extends 'public' ? Actor | null : Actor
  request: FastifyRequest
  reply: FastifyReply
}
type Answer<C extends RouteContract> = C['returns'] extends 'binary' ? unknown : Reply<C> | RawJson

/** One function a route; what it takes and gives is checked against the contract. */
export type Handlers<Routes extends RouteContracts> = {
  [N in keyof Routes & RouteName]: (handed: Handed<Routes[N]>) => Promise<Answer<Routes[N]>>
}

type AnyHandler = (handed: Record<string, unknown>) => Promise<unknown>

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
  interface FastifyContextConfig {
    contract?: RouteContract
  }
  interface FastifyInstance {
    /** Whether answers are checked against their contracts. */
    checkResponses: boolean
  }
}

/** Serves every route of a contract below `/api/v1`. */
export function serveRoutes<Routes extends RouteContracts>(
  app: FastifyInstance,
  tag: string,
  contracts: Routes,
  handlers: Handlers<Routes>,
) {
  for (const [name, contract] of Object.entries(contracts) as [RouteName, RouteContract][]) {
    const handler = handlers[name as keyof Routes & RouteName] as unknown as AnyHandler
    const route = routeOf(name, tag, contract, handler)
    if (contract.body === 'binary') app.register(async (scope) => serveBytes(scope, route))
    else app.route(route)
  }
}

function routeOf(name: RouteName, tag: string, contract: RouteContract, handler: AnyHandler): RouteOptions {
  const [method = '', path = ''] = name.split(' ')
  return {
    method,
    url: `/api/v1${path}`,
    schema: schemaOf(tag, contract) as FastifySchema,
    config: { contract },
    handler: async (request, reply) => {
      const answer = await handler({
        actor: request.actor,
        params: request.params,
        query: request.query,
        body: contract.body === 'binary' ? (request.body ?? nothing()) : request.body,
        request,
        reply,
      })
      if (contract.returns === 'binary') return answer
      if (contract.returns === undefined) return reply.code(204).send()
      return sendJson(reply.code(contract.status ?? 200), answer)
    },
  }
}

/** A route that takes bytes takes them as they come, whatever they are said to be; nothing is buffered. */
function serveBytes(scope: FastifyInstance, route: RouteOptions) {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload: IncomingMessage, done) =>
    // Whoever stops reading must not end the connection: the answer would be lost with it.
    done(null, payload.iterator({ destroyOnReturn: false })),
  )
  scope.addHook('onSend', async (request, reply) => endIfStillSending(request, reply))
  scope.route(route)
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function sendJson(reply: FastifyReply, answer: unknown) {
  if (!(answer instanceof RawJson)) return reply.send(answer)
  // Where answers are checked against their contract, this one is too.
  if (reply.server.checkResponses) return reply.send(JSON.parse(answer.text))
  return reply.type('application/json; charset=utf-8').serializer(identity).send(answer.text)
}

const identity = (text: string) => text

/** Refuses whoever may not call the route at all; runs before anything of the request is read. */
export function checkAccess(contract: RouteContract, method: string, actor: Actor | null) {
  if (contract.access === 'public') return
  if (!actor) throw new Problem('not-signed-in')
  const scope = contract.access === 'administrator' ? 'admin' : isReading(method) ? 'read' : 'write'
  if (!actor.scopes.includes(scope)) {
    throw new Problem('not-allowed', `This needs a token with the scope “${scope}”.`)
  }
  if (contract.access === 'administrator' && actor.role !== 'administrator') {
    throw new Problem('not-allowed', 'Only administrators can do this.')
  }
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD'
