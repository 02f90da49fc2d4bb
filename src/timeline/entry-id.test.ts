import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryId, instantOf, microsOf, placeAt } from './entry-id.ts'

const moment = fc.integer({ min: 0, max: Date.UTC(2200, 0) * 1000 })

describe('entryId', () => {
  it('is a UUID of version 8 that begins with the moment', () => {
    fc.assert(
      fc.property(moment, fc.string(), (at, key) => {
        const id = entryId('incident', at, key)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13) + id.slice(15, 18), 16)).toBe(at)
      }),
    )
  })

  it('stands in the order of time, also when the time was corrected', () => {
    fc.assert(
      fc.property(moment, moment, fc.string(), fc.string(), (one, other, a, b) => {
        fc.pre(one !== other)
        expect(entryId('incident', one, a) < entryId('incident', other, b)).toBe(one < other)
        expect(placeAt(entryId('incident', one, a), other)).toBe(entryId('incident', other, a))
      }),
    )
  })

  it('is the same for the same thing of the same incident only', () => {
    expect(entryId('one', 1, 'key')).toBe(entryId('one', 1, 'key'))
    expect(entryId('one', 1, 'key')).not.toBe(entryId('other', 1, 'key'))
    expect(entryId('one', 1, 'key')).not.toBe(entryId('one', 1, 'yek'))
  })
})

describe('instantOf', () => {
  it('writes what Date writes, with the microseconds behind it', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (at) => {
        const rest = ((at % 1000) + 1000) % 1000
        const text = new Date((at - rest) / 1000).toISOString().slice(0, -1)
        expect(instantOf(at)).toBe(`${text}${String(rest).padStart(3, '0')}Z`)
        expect(microsOf(instantOf(at))).toBe(at)
      }),
    )
  })
})
