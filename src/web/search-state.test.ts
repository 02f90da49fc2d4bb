import { describe, expect, it } from 'vitest'
import { listOf, parseSearch, stringifySearch, textOf } from './search-state.ts'

describe('search in the address', () => {
  it('keeps texts as texts and repeated names as lists', () => {
    expect(parseSearch('?q=123&source=a&source=b&deleted=true')).toEqual({
      q: '123',
      source: ['a', 'b'],
      deleted: 'true',
    })
  })

  it('comes back as it went', () => {
    const search = { q: 'disk & co', source: ['#ops', 'a=b'] }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('leaves out what is empty', () => {
    expect(stringifySearch({ q: '', after: undefined, source: [] })).toBe('')
  })

  it('reads one or several', () => {
    expect(textOf(['a', 'b'])).toBe('a')
    expect(textOf(undefined)).toBeUndefined()
    expect(listOf('a')).toEqual(['a'])
    expect(listOf(undefined)).toEqual([])
  })
})
