import { expect, test } from 'vitest'
import { chooseLine } from './choosing.ts'

const order = ['a', 'b', 'c', 'd']

test('a line joins and leaves, in the order of the story', () => {
  expect(chooseLine(order, ['c'], 'a')).toEqual(['a', 'c'])
  expect(chooseLine(order, ['a', 'c'], 'a')).toEqual(['c'])
})

test('everything between two lines joins, in either direction', () => {
  expect(chooseLine(order, ['d'], 'a', 'c')).toEqual(['a', 'b', 'c', 'd'])
  expect(chooseLine(order, [], 'd', 'b')).toEqual(['b', 'c', 'd'])
})

test('a line that has left the story chooses nothing else', () => {
  expect(chooseLine(order, ['a'], 'b', 'gone')).toEqual(['a', 'b'])
})
