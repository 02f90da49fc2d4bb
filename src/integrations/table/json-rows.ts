import type { Body } from '#integrations/json-bodies.ts'
import { objectOf, pointerStep } from '#integrations/json-value.ts'
import { looksTimed } from './columns.ts'
import { flatten } from './flatten.ts'
import type { Row } from './row.ts'

const deepest = 4
const mostLists = 200

interface List {
  pointer: string
  items: unknown[]
}

/** The rows in one JSON document: the records of the longest list inside it that has times, else itself. */
export function* jsonRows(body: Body, table: string): Generator<Row> {
  const list = body.alone ? timedList(body.value) : null
  if (!list) {
    yield { cells: flatten(body.value), where: body.slice(), table }
    return
  }
  for (const [index, item] of list.items.entries())
    yield { cells: flatten(item), where: body.slice(`${list.pointer}/${index}`), table }
}

function timedList(value: unknown): List | null {
  let best: List | null = null
  for (const list of listsIn(value)) {
    if (
      list.items.length > (best?.items.length ?? 0) &&
      list.items.slice(0, 5).some((item) => looksTimed(flatten(item)))
    )
      best = list
  }
  return best
}

/** The lists of records inside a document, the outer ones first. */
function* listsIn(value: unknown): Generator<List> {
  const waiting: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer: '', depth: 0 }]
  let found = 0
  for (let next = waiting.shift(); next && found < mostLists; next = waiting.shift()) {
    const object = objectOf(next.value)
    if (!object || next.depth >= deepest) continue
    for (const key of Object.keys(object)) {
      const inner = object[key]
      const pointer = next.pointer + pointerStep(key)
      if (Array.isArray(inner) && inner.some((item) => objectOf(item) !== null)) {
        found += 1
        yield { pointer, items: inner }
      } else if (objectOf(inner)) waiting.push({ value: inner, pointer, depth: next.depth + 1 })
    }
  }
}
