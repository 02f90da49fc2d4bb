import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { type ErrorCode, Problem, problems } from '../errors.ts'
import type { Actor } from './actor.ts'
import type { Received, Reply, RouteContract, RouteContracts, RouteName } from './contract.ts'
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
    const [method, path] = name.split(' ') as ['GET' | 'POST', string]
    app.route({
      method,
      url: `/api/v1${path}`,
      schema: schemaOf(tag, contract) as FastifySchema,
      config: { contract },
      handler: async (request, reply) => {
        const answer = await handler({
          actor: request.actor,
          params: request.params,
          query: request.query,
          body: request.body,
          request,
          reply,
        })
        if (contract.returns === 'binary') return answer
        if (contract.returns === undefined) return reply.code(204).send()
        return sendJson(reply.code(contract.status ?? 200), answer)
      },
    })
  }
}

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
  const scope = contract.access === 'administrator' ? 'admin' : method === 'GET' ? 'read' : 'write'
  if (!actor.scopes.includes(scope)) {
    throw new Problem('not-allowed', `This needs a token with the scope “${scope}”.`)
  }
  if (contract.access === 'administrator' && actor.role !== 'administrator') {
    throw new Problem('not-allowed', 'Only administrators can do this.')
  }
}

const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ description: 'Problem details, RFC 9457' })

function schemaOf(tag: string, contract: RouteContract) {
  const { params, query, body, returns } = contract
  const success =
    returns === undefined
      ? { 204: z.undefined().meta({ description: 'Done' }) }
      : returns === 'binary'
        ? {}
        : { [contract.status ?? 200]: returns }
  return {
    tags: [tag],
    summary: contract.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && body !== 'binary' && { body }),
    ...(body === 'binary' && { consumes: ['application/octet-stream'] }),
    ...(contract.access !== 'public' && { security: [{ token: [] }, { session: [] }] }),
    response: { ...success, ...problemSchemas(contract) },
  }
}

function problemSchemas(contract: RouteContract) {
  const codes: ErrorCode[] = [
    ...(contract.errors ?? []),
    ...(contract.access === 'public' ? [] : (['not-signed-in'] as const)),
    ...(contract.body && contract.body !== 'binary' ? (['invalid-input'] as const) : []),
  ]
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set(codes)) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      ProblemBody.meta({
        description: list.map((code) => `\`${code}\`: ${problems[code].title}`).join(' · '),
      }),
    ]),
  )
}
