import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ErrorCode, problems } from '../errors.ts'
import type { RouteContract } from './contract.ts'

const bytes = { type: 'string', contentMediaType: 'application/octet-stream' }

/** Serves what the contracts say as an OpenAPI document, at `/api/v1/openapi.json`. */
export async function describeApi(app: FastifyInstance, version: string) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Afterword',
        version,
        description: 'Post-incident reviews. Problems come as RFC 9457 problem details with a stable `code`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token' },
          session: { type: 'apiKey', in: 'cookie', name: 'afterword.session_token' },
        },
      },
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given)
      return { schema: { ...schema, ...streamsOf(given.route.config?.contract) }, url }
    },
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** Bodies that are streamed are checked by nobody, so the contracts have no schema for them. */
function streamsOf(contract: RouteContract | undefined) {
  return contract?.body === 'binary' ? { body: bytes, consumes: ['application/octet-stream'] } : {}
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

const Bytes = z.string().meta({ contentMediaType: 'application/octet-stream' })

/** What Fastify checks of a route, and what its description says. */
export function schemaOf(tag: string, contract: RouteContract) {
  const { params, query, body } = contract
  return {
    tags: [tag],
    summary: contract.summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && body !== 'binary' && { body }),
    ...(contract.access !== 'public' && { security: [{ token: [] }, { session: [] }] }),
    response: { ...successSchema(contract), ...problemSchemas(contract) },
  }
}

function successSchema({ returns, status = 200 }: RouteContract) {
  if (returns === undefined) return { 204: z.undefined().meta({ description: 'Done' }) }
  if (returns !== 'binary') return { [status]: returns }
  return {
    [status]: {
      description: 'The bytes as they are',
      content: { 'application/octet-stream': { schema: Bytes } },
    },
  }
}

function problemSchemas(contract: RouteContract) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set(codesOf(contract))) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${problems[code].title}`).join(' · '),
        content: { 'application/problem+json': { schema: ProblemBody } },
      },
    ]),
  )
}

/** Every code a route can answer with: its own, and those that come with what it takes and who may call it. */
function codesOf({ access, params, query, body, errors }: RouteContract): ErrorCode[] {
  const codes: ErrorCode[] = [...(errors ?? [])]
  if (params || query || body) codes.push('invalid-input')
  if (access !== 'public') codes.push('not-signed-in', 'not-allowed')
  return codes
}
