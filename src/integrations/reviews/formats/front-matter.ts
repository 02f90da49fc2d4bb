import type { Property } from '../outline.ts'

export interface FrontMatter {
  properties: Property[]
  /** What follows it. */
  body: string
  problems: string[]
}

const longest = 200_000
const mostProperties = 500

/** Parts the settings at the head of a page from the page. Settings that are broken are told and read line by line. */
export async function splitFrontMatter(text: string): Promise<FrontMatter> {
  const found = fenced(text, '---', /^(?:---|\.\.\.)\s*$/) ?? fenced(text, '+++', /^\+\+\+\s*$/)
  if (!found) return { properties: [], body: text, problems: [] }
  const { inside, body, mark } = found
  try {
    const value = mark === '---' ? await readYaml(inside) : await readToml(inside)
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return inside.trim() === '' || value === null
        ? { properties: [], body, problems: [] }
        : { properties: [], body: text, problems: [] }
    return { properties: propertiesOf(value), body, problems: [] }
  } catch {
    const properties = linewise(inside)
    // Two lines across a page may have the page itself between them.
    if (properties.length === 0 || body.trim() === '' || /^#{2,4} \S/m.test(inside))
      return { properties: [], body: text, problems: [] }
    return {
      properties,
      body,
      problems: ['The settings at its head are not well formed; they were read line by line.'],
    }
  }
}

function fenced(text: string, mark: string, closing: RegExp) {
  const start = /^\s*/.exec(text)?.[0].length ?? 0
  if (!text.startsWith(mark, start) || !/^[-+]{3}[ \t]*\n/.test(text.slice(start, start + 100))) return null
  let at = text.indexOf('\n', start) + 1
  const from = at
  while (at < text.length && at - from < longest) {
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline
    if (closing.test(text.slice(at, Math.min(end, at + 10))))
      return { inside: text.slice(from, at), body: text.slice(end + 1), mark }
    at = end + 1
  }
  return null
}

async function readYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml')
  return parse(text, {
    schema: 'failsafe',
    maxAliasCount: 100,
    logLevel: 'error',
    strict: false,
    uniqueKeys: false,
  })
}

async function readToml(text: string): Promise<unknown> {
  const { parse } = await import('smol-toml')
  return parse(text)
}

/** Settings as properties; what lies deeper has a key with a dot. */
export function propertiesOf(value: object, prefix = '', depth = 0): Property[] {
  const properties: Property[] = []
  for (const [name, inner] of Object.entries(value).slice(0, mostProperties)) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    const values = valuesOf(inner)
    if (values.length > 0) properties.push({ key, values })
    if (depth < 3 && isRecord(inner)) properties.push(...propertiesOf(inner, key, depth + 1))
  }
  return properties.slice(0, mostProperties)
}

function valuesOf(value: unknown): string[] {
  if (Array.isArray(value))
    return value.slice(0, mostProperties).flatMap((one) => (Array.isArray(one) ? [] : named(one)))
  return named(value)
}

/** The text of a value; of a thing with a name, its name. */
function named(value: unknown): string[] {
  if (isRecord(value)) return named(value.name ?? value.title ?? null)
  if (value === null || value === undefined || value === '') return []
  return [value instanceof Date ? value.toISOString() : String(value)]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function linewise(text: string): Property[] {
  return text
    .split('\n')
    .slice(0, mostProperties)
    .flatMap((line) => {
      const found = /^([A-Za-z][\w .-]{0,40}?)\s*[:=]\s*(\S.*)$/.exec(line)
      return found?.[1] && found[2]
        ? [{ key: found[1], values: [found[2].trim().replace(/^["']|["']$/g, '')] }]
        : []
    })
}
