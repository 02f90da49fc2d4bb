import { expect, test } from 'vitest'
import type { OpenItem } from '../../contract.ts'
import { alikeIndex } from './alike-index.ts'

const item = (id: string, title: string): OpenItem => ({ id, incidentKey: 'INC-1', title, state: 'idea' })

test('finds what is alike among thousands, at most three, never the item itself', async () => {
  const others = Array.from({ length: 1_200 }, (_, at) => item(`${at}`, `Paint hull ${at * 7919}`))
  const twins = ['a', 'b', 'c', 'd'].map((id) => item(id, 'Grease the drawbridge hinge'))
  const find = await alikeIndex([...others, ...twins])
  expect(find('Grease the drawbridge hinge').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(find('Grease the drawbridge hinge', 'a').map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  expect(find('Sell the tug')).toEqual([])
})

test('a list is indexed once', async () => {
  const list = [item('a', 'Grease the hinge')]
  expect(await alikeIndex(list)).toBe(await alikeIndex(list))
  expect(alikeIndex(list)).toBe(alikeIndex(list))
})
