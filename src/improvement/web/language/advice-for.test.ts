import { expect, test } from 'vitest'
import type { Item } from '../../contract.ts'
import { adviceFor } from './advice-for.ts'

type Given = Parameters<typeof adviceFor>[0][number]

const item = (title: string, more: Partial<Item> = {}): Given => ({
  title,
  doneWhen: '',
  state: 'committed',
  strength: null,
  type: null,
  ...more,
})
const idsOf = (items: readonly Given[]) => adviceFor(items).map(({ id }) => id)

const weak = item('Train everybody on the new winch')
const strong = item('Reject a mooring plan without a pilot')

test('only weak commitments are asked about, ideas are not', () => {
  expect(idsOf([{ ...weak, state: 'idea' }])).toEqual([])
  expect(idsOf([weak])).toContain('only-weak')
  expect(idsOf([weak, strong])).toEqual([])
})

test('what people chose goes before what the words suggest', () => {
  expect(idsOf([{ ...weak, strength: 'strong', type: 'prevent' }])).toEqual([])
  expect(idsOf([{ ...strong, strength: 'weak' }])).toEqual(['only-weak'])
  expect(idsOf([{ ...strong, type: 'detect' }])).toEqual(['no-prevention'])
})

test('done items count for what they changed, and weigh on nobody', () => {
  expect(idsOf([weak, { ...strong, state: 'done' }])).toEqual([])
  expect(idsOf([{ ...weak, state: 'done' }])).toEqual([])
  const seven = Array.from({ length: 7 }, () => strong)
  expect(idsOf([...seven, { ...strong, state: 'done' }])).toEqual([])
  expect(idsOf([...seven, strong])).toEqual(['too-many'])
})
