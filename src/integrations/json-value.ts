import type { Json } from '#timeline/entry.ts'

export type JsonObject = { [key: string]: unknown }

/**
 * Parses JSON. Integers beyond 2^53 come as text, so that nanoseconds and long identifiers keep their digits.
 * Throws SyntaxError as JSON.parse does.
 */
export function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text)
  try {
    return JSON.parse(text, exactNumber)
  } catch (error) {
    // Visiting numbers needs a stack as deep as the nesting; nothing that deep is worth its last digits.
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

function exactNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?\d+$/.test(source) ? source : value
}

/** The value when it is an object with keys, else null. */
export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** What lies along a path of keys; only what the evidence itself holds, never what objects inherit. */
export function valueAt(value: unknown, ...path: string[]): unknown {
  let found: unknown = value
  for (const key of path) {
    const object = objectOf(found)
    if (!object || !Object.hasOwn(object, key)) return undefined
    found = object[key]
  }
  return found
}

/** The text along a path: strings that say something, and numbers; else undefined. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path)
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found.trim() !== '' ? found : undefined
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = valueAt(value, ...path)
  return Array.isArray(found) ? found : []
}

export const objectAt = (value: unknown, ...path: string[]): JsonObject | null =>
  objectOf(valueAt(value, ...path))

/** `~` and `/` escaped as JSON pointers want it. */
export const pointerStep = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

const mostKeys = 200
const deepest = 6
const longestText = 4000

/** A value small enough to be kept beside an entry; what is cut says so, and the evidence keeps the whole. */
export function briefJson(value: unknown, depth = 0): Json {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null
  if (depth >= deepest) return '…'
  if (Array.isArray(value)) return briefList(value, depth)
  const object = objectOf(value)
  return object ? briefObject(object, depth) : null
}

function briefList(list: unknown[], depth: number): Json {
  const kept = list.slice(0, mostKeys).map((item) => briefJson(item, depth + 1))
  return list.length > mostKeys ? [...kept, `… ${list.length - mostKeys} more`] : kept
}

function briefObject(object: JsonObject, depth: number): Json {
  const keys = Object.keys(object)
  const kept: [string, Json][] = keys
    .slice(0, mostKeys)
    .map((key) => [key, briefJson(object[key], depth + 1)])
  if (keys.length > mostKeys) kept.push(['…', `${keys.length - mostKeys} more`])
  return Object.fromEntries(kept)
}

/** The attributes that hold something; undefined, null and empty texts are left out. */
export function attributesOf(values: JsonObject): Record<string, Json> {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  return Object.fromEntries(kept.map(([key, value]): [string, Json] => [key, briefJson(value)]))
}
