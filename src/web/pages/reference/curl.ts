import type { Operation, Schema } from './openapi.ts'

/** A command that calls the route, to be completed where it says so. */
export function curlFor(operation: Operation, origin: string): string {
  const { method, path, parameters, body, open } = operation
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => placeFor(name))
  const query = parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema)))}`)
    .join('&')
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${origin}${filled}${query ? `?${query}` : ''}'`,
  ]
  if (!open) lines.push(`-H "Authorization: Bearer $AFTERWORD_TOKEN"`)
  if (body?.type === 'application/json' && body.schema) {
    lines.push(`-H 'Content-Type: application/json'`)
    lines.push(`-d '${JSON.stringify(exampleOf(body.schema)).replaceAll("'", "'\\''")}'`)
  } else if (body) lines.push(`-H 'Content-Type: application/octet-stream'`, '--data-binary @FILE')
  return lines.join(' \\\n  ')
}

function placeFor(name: string): string {
  return name === 'key' ? 'INC-1' : name.toUpperCase()
}

const examples: Record<string, unknown> = {
  'date-time': '2026-03-01T14:02:00Z',
  date: '2026-03-01',
  uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
  email: 'ada@example.com',
}

/** A value that fits a schema: what must be there, nothing more. */
export function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return exampleOf(choice)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return objectExample(schema)
  if (type === 'array') return schema.items ? [exampleOf(schema.items)] : []
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1)
  return examples[schema.format ?? ''] ?? 'text'
}

function objectExample({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] ?? {})]))
}
