import { expect, test } from 'vitest'
import { buildProgram } from '../program.ts'
import { placeOf } from './place.ts'

async function place(...words: string[]) {
  return placeOf(await buildProgram(words.slice(0, -1)), words)
}

test('first the noun, then the verb, then arguments in their order', async () => {
  expect(await place('inc')).toMatchObject({ what: 'command' })
  expect(await place('incident', '')).toMatchObject({ what: 'command' })
  const key = await place('timeline', 'mark', '')
  expect(key.what === 'argument' && key.argument?.name()).toBe('key')
  const marker = await place('timeline', 'mark', 'INC-1', 'de')
  expect(marker.what === 'argument' && marker.argument?.name()).toBe('marker')
  const after = await place('timeline', 'mark', 'INC-1', 'detected', '')
  expect(after.what === 'argument' && after.argument).toBeNull()
})

test('an option waits for its value; a switch does not', async () => {
  const value = await place('timeline', 'list', 'INC-1', '--source', '')
  expect(value.what === 'value' && value.option.long).toBe('--source')
  const next = await place('timeline', 'list', '--all', '')
  expect(next.what === 'argument' && next.argument?.name()).toBe('key')
  const joined = await place('incident', 'create', '--severity=S')
  expect(joined.what === 'value' && joined.prefix).toBe('--severity=')
})

test('an option that may go without a value is offered one, unless another option follows', async () => {
  const value = await place('search', '--saved', 'Che')
  expect(value.what === 'value' && value.option.long).toBe('--saved')
  expect(await place('search', '--saved', '--for')).toMatchObject({ what: 'option' })
  const other = await place('search', '--saved', '--format', '')
  expect(other.what === 'value' && other.option.long).toBe('--format')
  const words = await place('search', '--saved', 'Checkout', '')
  expect(words.what === 'argument' && words.argument?.name()).toBe('words')
})

test('the last argument repeats, and what follows -- is no option', async () => {
  const file = await place('evidence', 'add', 'INC-1', 'a.log', 'b.log', '')
  expect(file.what === 'argument' && file.argument?.name()).toBe('file')
  const dashed = await place('evidence', 'add', 'INC-1', '--', '-odd')
  expect(dashed.what === 'argument' && dashed.argument?.name()).toBe('file')
})
