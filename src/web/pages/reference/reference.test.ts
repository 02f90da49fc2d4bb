import { describe, expect, it } from 'vitest'
import { treeOf } from './branch.ts'
import { curlFor, exampleOf } from './curl.ts'
import { type OpenApi, readOperations } from './openapi.ts'

const document: OpenApi = {
  info: { title: 'T', version: '1' },
  paths: {
    '/api/v1/incidents/{key}': {
      patch: {
        summary: 'Change an incident',
        tags: ['Incidents'],
        parameters: [{ name: 'key', in: 'path', required: true, schema: { type: 'string' } }],
        security: [{ token: [] }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { title: { type: 'string' }, version: { type: 'integer', minimum: 1 } },
                required: ['version', 'title'],
              },
            },
          },
        },
        responses: {
          '200': { description: 'Default Response' },
          '409': { description: '`changed-meanwhile`' },
        },
      },
      get: { responses: {} },
    },
  },
}

describe('readOperations', () => {
  it('reads every method with its group, and whether it is open to anyone', () => {
    const [get, patch] = readOperations(document)
    expect(get).toMatchObject({ id: 'GET /api/v1/incidents/{key}', group: 'Other', open: true })
    expect(patch).toMatchObject({
      group: 'Incidents',
      open: false,
      answers: [
        { status: '200', description: '' },
        { status: '409', description: '`changed-meanwhile`' },
      ],
    })
  })
})

describe('curlFor', () => {
  it('makes a command that could be run', () => {
    const patch = readOperations(document)[1]
    expect(patch && curlFor(patch, 'http://localhost:4114')).toBe(
      [
        `curl -X PATCH 'http://localhost:4114/api/v1/incidents/INC-1'`,
        `-H "Authorization: Bearer $AFTERWORD_TOKEN"`,
        `-H 'Content-Type: application/json'`,
        `-d '{"version":1,"title":"text"}'`,
      ].join(' \\\n  '),
    )
  })

  it('keeps quotes from ending the command', () => {
    expect(exampleOf({ const: "it's" })).toBe("it's")
  })
})

describe('treeOf', () => {
  it('says in words what may be null', () => {
    expect(treeOf({ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }).type).toBe(
      'time or null',
    )
    expect(treeOf({ type: ['number', 'null'] }).type).toBe('number or null')
  })

  it('opens lists of objects', () => {
    const tree = treeOf({
      type: 'array',
      items: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    })
    expect(tree).toMatchObject({ type: 'list of object', children: [{ name: 'a', required: true }] })
  })

  it('keeps bounds that say something and leaves out the others', () => {
    expect(
      treeOf({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 50 }).notes,
    ).toEqual(['from 1', 'default 50'])
  })
})
