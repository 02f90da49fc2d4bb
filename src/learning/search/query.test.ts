import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceOf } from './distance.ts'
import { kindsOf, longestQuery, parseQuery, understood, weightyTerms, wordsOf } from './query.ts'

const termsOf = (text: string, options = {}) =>
  parseQuery(text, options).terms.map(({ words, phrase, excluded, prefix }) =>
    [excluded ? '-' : '', phrase ? `"${words.join(' ')}"` : words.join(' '), prefix ? '*' : ''].join(''),
  )

test.each([
  ['checkout slow', ['checkout', 'slow']],
  ['"connection pool" checkout', ['"connection pool"', 'checkout']],
  ['“connection pool”', ['"connection pool"']],
  ['"never closed', ['"never closed"']],
  ['checkout -payment -"card payment"', ['checkout', '-payment', '-"card payment"']],
  ['max_connections=100', ['max connections 100']],
  ['Zürich Straße Øresund', ['zurich', 'strasse', 'oresund']],
  ['migr*', ['migr*']],
  ['https://example.org/a', ['https example org a']],
  ['14:02', ['14 02']],
  ['- -- "" * :', []],
  ['well-known', ['well known']],
])('%s', (text, terms) => {
  expect(termsOf(text)).toEqual(terms)
})

test('the last word may go on while somebody types', () => {
  expect(termsOf('checkout migr', { typing: true })).toEqual(['checkout', 'migr*'])
  expect(termsOf('checkout ', { typing: true })).toEqual(['checkout'])
  expect(termsOf('"checkout', { typing: true })).toEqual(['"checkout"'])
  expect(termsOf('pool service:check', { typing: true })).toEqual(['pool'])
})

test.each([
  ['service:checkout', [{ field: 'service', value: 'checkout', excluded: false }]],
  ['service:"Card payments"', [{ field: 'service', value: 'card payments', excluded: false }]],
  ['-severity:SEV1', [{ field: 'severity', value: 'sev1', excluded: true }]],
  ['kind:Items', [{ field: 'kind', value: 'item', excluded: false }]],
  ['sev:sev2', [{ field: 'severity', value: 'sev2', excluded: false }]],
  ['after:2024', [{ field: 'after', value: '2024-01-01T00:00:00.000Z', excluded: false }]],
  ['before:2024-02-29', [{ field: 'before', value: '2024-02-29T00:00:00.000Z', excluded: false }]],
  ['incident:inc-4', [{ field: 'incident', value: 'INC-4', excluded: false }]],
])('%s', (text, fields) => {
  expect(parseQuery(text)).toEqual({ terms: [], fields, problems: [] })
})

test.each([
  ['servce:checkout', 'service:checkout', ['servce checkout']],
  ['kind:itme', 'kind:item', []],
  ['has:reprot', 'has:report', []],
  ['before:2023-02-29', null, []],
  ['after:yesterday', null, []],
  ['constructor:x', null, ['constructor x']],
])('%s is told, with what was meant', (text, instead, terms) => {
  const { problems } = parseQuery(text)
  expect(problems).toMatchObject([{ text, instead }])
  expect(termsOf(text)).toEqual(terms)
})

test('every text gives a query that says what it understood', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'service:',
      '-',
      '"',
      'after:2024-13',
      ' ',
      'kind:',
      '“',
      '*',
      '__proto__:x',
      'has:report',
    ),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (parts, typing) => {
      const text = parts.join('')
      const query = parseQuery(text, { typing })
      expect(understood(query)).toBeTypeOf('string')
      expect(kindsOf(query) ?? []).toBeInstanceOf(Array)
      for (const { words } of query.terms) {
        expect(words.length).toBeGreaterThan(0)
        for (const word of words) expect(wordsOf(word)).toEqual([word])
      }
      if (text.length > longestQuery) expect(query.problems).not.toEqual([])
    }),
  )
})

test('every word that is typed is looked for', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      expect(parseQuery(words.join(' ')).terms.flatMap((term) => term.words)).toEqual(words)
    }),
  )
})

test('words that say little are left out beside others', () => {
  const left = (text: string) => weightyTerms(parseQuery(text).terms).flatMap((term) => term.words)
  expect(left('why was the checkout slow')).toEqual(['checkout', 'slow'])
  expect(left('the who')).toEqual(['the', 'who'])
  expect(left('"on the call" is')).toEqual(['on', 'the', 'call'])
})

test('owner and state speak of items', () => {
  expect(kindsOf(parseQuery('owner:ana'))).toEqual(['item'])
  expect(kindsOf(parseQuery('kind:note state:open'))).toEqual([])
  expect(kindsOf(parseQuery('-kind:entry'))).not.toContain('entry')
  expect(kindsOf(parseQuery('checkout'))).toBeNull()
})

test.each([
  ['checkout', 'chekcout', 1],
  ['database', 'databse', 1],
  ['pool', 'pools', 1],
  ['alert', 'alert', 0],
  ['latency', 'latnecy', 1],
  ['', 'abc', 3],
])('from %s to %s', (from, to, distance) => {
  expect(distanceOf(from, to)).toBe(distance)
  expect(distanceOf(to, from)).toBe(distance)
})
