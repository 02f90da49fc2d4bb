import { expect, it } from 'vitest'
import { rank, stillFitting } from './rank.ts'

const labels = ['Go to the incidents', 'Show times in UTC', 'Declare or record an incident']
const ranked = (query: string) => rank(query, labels, (label) => label)

it('keeps the order when nothing is typed', () => {
  expect(ranked('  ')).toEqual(labels)
})

it('puts the beginning of a text before a word within, and that before a piece', () => {
  expect(ranked('de')).toEqual(['Declare or record an incident', 'Go to the incidents'])
  expect(ranked('inc')).toEqual(['Go to the incidents', 'Declare or record an incident'])
})

it('wants every word', () => {
  expect(ranked('times utc')).toEqual(['Show times in UTC'])
  expect(ranked('times mars')).toEqual([])
})

it('what was found before stays only where it fits the words typed by now', () => {
  const fitting = (query: string) => stillFitting(query, labels, (label) => label)
  expect(fitting('inc')).toEqual(['Go to the incidents', 'Declare or record an incident'])
  expect(fitting('times Utc')).toEqual(['Show times in UTC'])
  expect(fitting('zzz')).toEqual([])
  expect(fitting('')).toEqual(labels)
})
