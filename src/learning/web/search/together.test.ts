import { expect, test } from 'vitest'
import type { Found } from '../../search/contract.ts'
import { together, wordsBelow } from './together.ts'

const find = (incidentKey: string, kind: Found['kind'], title: string, excerpt: string): Found => ({
  kind,
  id: `${incidentKey} ${kind} ${title}`,
  incidentKey,
  incidentTitle: 'The bridge stood open',
  title: { text: title, marks: [] },
  excerpt: { text: excerpt, marks: [] },
  at: '2026-03-01T10:00:00Z',
  precision: 'exact',
  severity: 'SEV2',
  services: [],
  version: null,
})

test('finds of an incident stand where its best one stands, in their order', () => {
  const [a, b, c, d] = [
    find('INC-2', 'incident', 'b', ''),
    find('INC-1', 'incident', 'a', ''),
    find('INC-2', 'report', 'b', ''),
    find('INC-2', 'note', '', 'x'),
  ] as const
  expect(together([a, b, c, d])).toEqual([
    { best: a, further: [c, d] },
    { best: b, further: [] },
  ])
  expect(together([])).toEqual([])
})

const best = find('INC-1', 'incident', 'The bridge stood open', 'Ships passed, nobody else.')
test.each([
  [
    'a report that says it in other words',
    'report',
    'The bridge stood open',
    'A gear broke.',
    'A gear broke.',
  ],
  [
    'a report with the same words',
    'report',
    'The bridge stood open',
    best.excerpt.text,
    'The bridge stood open',
  ],
  ['a report without words about it', 'report', 'The bridge stood open', '', 'The bridge stood open'],
  ['an item, by its title', 'item', 'Grease the gear', 'Nobody hears it', 'Grease the gear'],
  ['a note, which has no title', 'note', '', 'It squeaked', 'It squeaked'],
  ['a note in the same words', 'note', '', best.excerpt.text, best.excerpt.text],
] as const)('below the best one: %s', (_, kind, title, excerpt, words) => {
  expect(wordsBelow(best, find('INC-1', kind, title, excerpt)).text).toBe(words)
})
