/** As much of an OpenAPI 3.1 document as the reference reads. */
export interface Schema {
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}
interface Content {
  content?: Record<string, { schema?: Schema }>
}
interface RawOperation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[]
  requestBody?: Content
  responses?: Record<string, Content & { description?: string }>
  security?: Record<string, string[]>[]
}
export interface OpenApi {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, RawOperation>>
}

export interface Parameter {
  name: string
  place: string
  required: boolean
  schema: Schema
}
export interface Answer {
  status: string
  description: string
  schema: Schema | null
}
/** One route as people read it. */
export interface Operation {
  /** `GET /incidents`: also its address on the page. */
  id: string
  method: string
  path: string
  group: string
  summary: string
  open: boolean
  parameters: Parameter[]
  body: { type: string; schema: Schema | null } | null
  answers: Answer[]
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** All routes of a document, in its order. */
export function readOperations({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    methods.flatMap((method) => {
      const raw = byMethod[method]
      return raw ? [readOperation(method.toUpperCase(), path, raw)] : []
    }),
  )
}

function readOperation(method: string, path: string, raw: RawOperation): Operation {
  return {
    id: `${method} ${path}`,
    method,
    path,
    group: raw.tags?.[0] ?? 'Other',
    summary: raw.summary ?? '',
    open: !raw.security || raw.security.length === 0,
    parameters: (raw.parameters ?? []).map((one) => ({
      name: one.name,
      place: one.in,
      required: one.required ?? false,
      schema: { ...one.schema, ...(one.description ? { description: one.description } : {}) },
    })),
    body: readBody(raw.requestBody),
    answers: Object.entries(raw.responses ?? {}).map(([status, answer]) => ({
      status,
      description: answer.description === 'Default Response' ? '' : (answer.description ?? ''),
      schema: Object.values(answer.content ?? {})[0]?.schema ?? null,
    })),
  }
}

function readBody(body: Content | undefined): Operation['body'] {
  const [type, content] = Object.entries(body?.content ?? {})[0] ?? []
  return type ? { type, schema: content?.schema ?? null } : null
}
