import { describe, expect, it } from 'vitest'
import { filterOf, isFiltered, toggled, without } from './filter.ts'

describe('filterOf', () => {
  it('reads one value or several', () => {
    expect(filterOf({ source: '#ops', person: ['Ada', 'Jon'], kind: 'signal', q: ' disk ' })).toEqual({
      source: ['#ops'],
      person: ['Ada', 'Jon'],
      kind: ['signal'],
      q: 'disk',
    })
  })

  it('leaves out what the server would refuse', () => {
    expect(filterOf({ kind: 'nonsense', from: 'yesterday', evidence: '7', q: ' ' })).toEqual({})
    expect(filterOf({ from: '2026-03-01T14:00:00Z' })).toEqual({ from: '2026-03-01T14:00:00Z' })
  })
})

it('knows whether anything is narrowed', () => {
  expect(isFiltered({})).toBe(false)
  expect(isFiltered({ q: 'x' })).toBe(true)
  expect(without({ q: 'x', kind: ['signal'] }, 'kind')).toEqual({ q: 'x' })
})

it('takes a value in and out', () => {
  expect(toggled(undefined, 'a')).toEqual(['a'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})
