import { describe, expect, it } from 'vitest'
import { momentOfId, placeIn } from './place.ts'

const at = '2026-03-01T14:08:12.120456Z'
const id = '0064bf70-02b8-8188-a130-b3bb02852b6e'

describe('placeIn', () => {
  it('finds the moment of an entry in its identifier', () => {
    expect(momentOfId(id)).toBe(at)
    expect(momentOfId('01a1fdc5-6f1f-7d16-b420-1b84418517ec')).toBeNull()
  })

  it('goes where the address says', () => {
    expect(placeIn({ at: '2026-03-01T15:00:00Z' })).toEqual({ at: '2026-03-01T15:00:00Z' })
    expect(placeIn({ at: '2026-03-01T15:00:00Z', entry: id })).toEqual({
      at: '2026-03-01T15:00:00Z',
      entryId: id,
    })
    expect(placeIn({ entry: id })).toEqual({ at, entryId: id })
    expect(placeIn({ at: 'soon' })).toBeNull()
    expect(placeIn({})).toBeNull()
  })
})
