import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../search/query.ts'
import {
  asFound,
  chipsOf,
  corrected,
  fieldBegun,
  isNarrowedTo,
  partsOf,
  toggled,
  withoutPart,
  withPart,
} from './query-text.ts'

describe('narrowing in the text of a query', () => {
  it.each([
    ['pool', 'kind', 'item', 'pool kind:item'],
    ['pool kind:item', 'kind', 'item', 'pool'],
    ['pool KIND:Item exhausted', 'kind', 'item', 'pool exhausted'],
    ['pool type:items', 'severity', 'SEV1', 'pool type:items severity:SEV1'],
    ['', 'service', 'Card payments', 'service:"Card payments"'],
    ['x service:"card payments" y', 'service', 'Card payments', 'x y'],
    ['“connection pool”', 'year', '2024', '“connection pool” after:2024 before:2025'],
    ['pool after:2024 before:2025', 'year', '2024', 'pool'],
    ['pool after:2024 before:2025', 'year', '2023', 'pool after:2023 before:2024'],
    ['pool since:2020-05', 'year', '2023', 'pool after:2023 before:2024'],
    ['-kind:item pool', 'kind', 'item', '-kind:item pool kind:item'],
  ] as const)('%s, %s %s', (q, narrowing, value, expected) => {
    expect(toggled(q, narrowing, value)).toBe(expected)
  })

  it('knows what it is narrowed to', () => {
    expect(isNarrowedTo('a service:"card payments"', 'service', 'Card Payments')).toBe(true)
    expect(isNarrowedTo('a after:2024', 'year', '2024')).toBe(false)
    expect(isNarrowedTo('a -severity:sev1', 'severity', 'SEV1')).toBe(false)
  })

  it('twice is as if nothing had been done, whatever else is typed', () => {
    const words = fc.stringMatching(/^[a-z"*:-]{1,8}( [a-z"*-]{1,8}){0,3}$/)
    fc.assert(
      fc.property(words, fc.constantFrom('Checkout', 'Card payments'), (typed, value) => {
        const q = withPart(typed.replaceAll('"', ''), '', '')
        expect(toggled(toggled(q, 'service', value), 'service', value)).toBe(q)
      }),
    )
  })

  it('is understood by the search as it was meant', () => {
    expect(parseQuery(toggled('pool', 'service', 'Card payments')).fields).toEqual([
      { field: 'service', value: 'card payments', excluded: false },
    ])
  })
})

describe('chips', () => {
  it('are what narrows; a whole year is one', () => {
    expect(chipsOf('pool kind:item -severity:sev4 after:2024 before:2025 https://x.y')).toEqual([
      { label: 'kind: item', parts: ['kind:item'] },
      { label: 'not severity: sev4', parts: ['-severity:sev4'] },
      { label: '2024', parts: ['after:2024', 'before:2025'] },
    ])
    expect(chipsOf('after:2024-03').map(({ label }) => label)).toEqual(['after: 2024-03'])
  })

  it('go by themselves', () => {
    expect(withoutPart('pool kind:item "a b"', 'kind:item')).toBe('pool "a b"')
    expect(withPart('servce:checkout pool', 'servce:checkout', 'service:checkout')).toBe(
      'service:checkout pool',
    )
  })
})

it('parts stay as they were typed', () => {
  expect(partsOf('one "two three" -four service:"five six" seven*')).toEqual([
    'one',
    '"two three"',
    '-four',
    'service:"five six"',
    'seven*',
  ])
})

describe('what was found in another way, written so that it is found by the letter', () => {
  it('takes the words that were put right', () => {
    expect(corrected('Migratoin of migratoins', [{ from: 'migratoin', to: 'migration' }])).toBe(
      'migration of migratoins',
    )
  })
  it('lets a word go on that did', () => {
    expect(asFound('slow migr', { corrections: [], manner: 'going-on' })).toBe('slow migr*')
    expect(asFound('slow "migr"', { corrections: [], manner: 'going-on' })).toBe('slow "migr"')
    expect(asFound('slow', { corrections: [], manner: 'as-asked' })).toBe('slow')
  })
})

describe('a field whose value is being typed', () => {
  it.each([
    ['pool service:', 'service', '', 'pool '],
    ['pool service:che', 'service', 'che', 'pool '],
    ['service:"card p', 'service', 'card p', ''],
    ['-sev:s', 'severity', 's', '-'],
  ])('%s', (q, name, begun, before) => {
    expect(fieldBegun(q)).toEqual({ name, begun, before })
  })
  it.each(['pool', 'service:checkout ', 'service:"card payments"', 'colour:r'])('is none in %s', (q) => {
    expect(fieldBegun(q)).toBeNull()
  })
})
