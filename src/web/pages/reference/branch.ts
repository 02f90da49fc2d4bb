import type { Schema } from './openapi.ts'

/** One line of a schema as a tree: a name, what it is, and what lies in it. */
export interface Branch {
  name: string
  type: string
  required: boolean
  notes: string[]
  children: Branch[]
}

/** A schema as a readable tree; the root carries no name. */
export function treeOf(schema: Schema, name = '', required = true): Branch {
  const { core, nullable } = withoutNull(schema)
  const inner = core.type === 'array' && core.items ? withoutNull(core.items).core : core
  return {
    name,
    type: typeWords(core) + (nullable ? ' or null' : ''),
    required,
    notes: notesOf({ ...core, ...(schema.description ? { description: schema.description } : {}) }),
    children: childrenOf(inner),
  }
}

function childrenOf(schema: Schema): Branch[] {
  const named = Object.entries(schema.properties ?? {}).map(([name, one]) =>
    treeOf(one, name, schema.required?.includes(name) ?? false),
  )
  const any = schema.additionalProperties
  return typeof any === 'object' ? [...named, treeOf(any, '<name>', false)] : named
}

/** `anyOf [X, null]` and `type: [X, null]` are X that may be null. */
function withoutNull(schema: Schema): { core: Schema; nullable: boolean } {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const rest = choices.filter(({ type }) => type !== 'null')
    const nullable = rest.length < choices.length
    const [only] = rest
    if (rest.length === 1 && only)
      return { core: { ...only, default: schema.default ?? only.default }, nullable }
    return { core: { ...schema, anyOf: rest }, nullable }
  }
  if (Array.isArray(schema.type) && schema.type.includes('null')) {
    const rest = schema.type.filter((type) => type !== 'null')
    return { core: { ...schema, type: rest.length === 1 ? (rest[0] ?? 'null') : rest }, nullable: true }
  }
  return { core: schema, nullable: false }
}

const formats: Record<string, string> = {
  'date-time': 'time',
  date: 'date',
  uuid: 'id',
  email: 'e-mail',
  binary: 'bytes',
}

function typeWords(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.anyOf) return schema.anyOf.map((one) => typeWords(one)).join(' or ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array')
    return `list of ${schema.items ? typeWords(withoutNull(schema.items).core) : 'anything'}`
  if (schema.format && formats[schema.format]) return formats[schema.format] ?? schema.format
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : schema.type
  return type ?? 'anything'
}

/** Zod states the safe integers as bounds, which says nothing to people. */
const telling = (bound: number | undefined) =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER

function notesOf(schema: Schema): string[] {
  const notes: string[] = []
  if (schema.description) notes.push(schema.description)
  if (telling(schema.minimum)) notes.push(`from ${schema.minimum}`)
  if (telling(schema.maximum)) notes.push(`to ${schema.maximum}`)
  if (schema.minLength && schema.minLength > 1) notes.push(`at least ${schema.minLength} characters`)
  if (schema.maxLength) notes.push(`at most ${schema.maxLength.toLocaleString('en-GB')} characters`)
  if (schema.maxItems) notes.push(`at most ${schema.maxItems}`)
  if (schema.default !== undefined) notes.push(`default ${JSON.stringify(schema.default)}`)
  return notes
}
