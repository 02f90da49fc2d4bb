import { expect, test } from 'vitest'
import { filterOf, isNarrowed, noFilter, topFolder } from './filter.ts'

test('what the address says is asked for', () => {
  expect(
    filterOf({
      kind: 'notice',
      shape: '3',
      problem: 'true',
      take: 'false',
      q: ' disk ',
      folder: topFolder,
      outcome: 'kept',
    }),
  ).toEqual({
    kind: 'notice',
    shape: 3,
    problem: 'true',
    take: 'false',
    q: 'disk',
    folder: '',
    outcome: 'kept',
  })
})

test('what makes no sense there is passed over', () => {
  const filter = filterOf({
    kind: 'banana',
    shape: '-1',
    problem: 'yes',
    take: 'x',
    q: ' ',
    outcome: '1',
    document: '3',
  })
  expect(filter).toEqual({})
  expect(isNarrowed(filter)).toBe(false)
})

test('taking all filters out takes out every one there is', () => {
  const all = filterOf({
    kind: 'list',
    shape: '1',
    problem: 'true',
    take: 'true',
    q: 'a',
    folder: 'b',
    outcome: 'created',
  })
  expect(Object.keys(noFilter).sort()).toEqual(Object.keys(all).sort())
})
