import { expect, test } from 'vitest'
import { contracts } from '#contracts.ts'
import { problems } from '#platform/errors.ts'
import type { RouteContract } from '#platform/http/contract.ts'
import { createWorld } from '../harness/world.ts'
import { ask } from './asking.ts'

type Json = Record<string, unknown>
interface Operation {
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>
  security?: Json[]
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Json; schemas?: Json }
}

const routes = Object.entries(contracts) as [string, RouteContract][]
const addressOf = (name: string) => {
  const [method = '', path = ''] = name.split(' ')
  return { method: method.toLowerCase(), path: `/api/v1${path.replace(/:(\w+)/g, '{$1}')}` }
}

/** Every schema in a part of the document, however deep. */
function* schemasIn(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Json
  for (const inner of Object.values(value)) yield* schemasIn(inner)
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

test('the description says what the contracts say, in OpenAPI 3.1', async () => {
  const world = await createWorld({ fresh: true })
  const answer = await ask(world.url, 'GET /openapi.json')
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  const document = answer.json as unknown as Document
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info).toMatchObject({ title: 'Afterword', version: expect.stringMatching(/^\d/) })

  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const wanted = routes.map(([name]) => addressOf(name)).map(({ method, path }) => `${method} ${path}`)
  expect(described.sort()).toEqual(wanted.sort())

  for (const [name, contract] of routes) {
    const { method, path } = addressOf(name)
    const operation = document.paths[path]?.[method] as Operation
    expect(operation.summary, name).toBe(contract.summary)
    expect(operation.tags, name).toHaveLength(1)
    expect(operation.security === undefined, name).toBe(contract.access === 'public')
    checkParameters(name, path, contract, operation)
    checkBodies(name, contract, operation)
    checkProblems(name, contract, operation)
  }
  for (const schema of schemasIn(document.paths)) {
    // References would have to lead somewhere, and OpenAPI 3.1 has no “nullable”.
    expect(schema).not.toHaveProperty('nullable')
    if (typeof schema.$ref === 'string')
      expect(document.components.schemas).toHaveProperty(schema.$ref.split('/').at(-1) ?? '')
    if (typeof schema.type === 'string' && !('scheme' in schema)) expect([...types]).toContain(schema.type)
  }
})

function checkParameters(
  name: string,
  path: string,
  { params, query }: RouteContract,
  { parameters = [] }: Operation,
) {
  const named = (place: string) => parameters.filter((one) => one.in === place).map((one) => one.name)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one)
  expect(named('path').sort(), name).toEqual([...inPath].sort())
  expect(named('path').sort(), name).toEqual(Object.keys(params?.shape ?? {}).sort())
  expect(named('query').sort(), name).toEqual(Object.keys(query?.shape ?? {}).sort())
  for (const one of parameters) {
    expect(one.schema, `${name} ${one.name}`).toBeTypeOf('object')
    if (one.in === 'path') expect(one.required, `${name} ${one.name}`).toBe(true)
  }
}

function checkBodies(name: string, { body, returns, status = 200 }: RouteContract, operation: Operation) {
  const taken = Object.keys(operation.requestBody?.content ?? {})
  expect(taken, name).toEqual(
    body === undefined ? [] : [body === 'binary' ? 'application/octet-stream' : 'application/json'],
  )
  const success = operation.responses[returns === undefined ? 204 : status]
  expect(success?.description, name).toMatch(/\S/)
  const given = Object.keys(success?.content ?? {})
  expect(given, name).toEqual(
    returns === undefined ? [] : [returns === 'binary' ? 'application/octet-stream' : 'application/json'],
  )
}

function checkProblems(name: string, { access, errors = [] }: RouteContract, { responses }: Operation) {
  const codes = [...errors, ...(access === 'public' ? [] : (['not-signed-in', 'not-allowed'] as const))]
  for (const code of codes) {
    const problem = responses[problems[code].status]
    expect(problem?.description, `${name} ${code}`).toContain(`\`${code}\``)
    expect(Object.keys(problem?.content ?? {}), name).toEqual(['application/problem+json'])
  }
}
