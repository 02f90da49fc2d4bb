import { describe, expect, it } from 'vitest'
import { clock, sampleEntry, sampleLine } from '../sample-entry.ts'
import { applyOps, neighbourFor, remembered, type StoryOp } from './story-ops.ts'

const story = [
  sampleLine('a', clock('14:00')),
  sampleLine('b', clock('14:10')),
  sampleLine('c', clock('14:20')),
]
const ordered = (...ops: StoryOp[]) => applyOps(story, ops).map(({ entry }) => entry.id)

describe('applyOps', () => {
  it('takes entries over to the place of their time', () => {
    const [x, y] = [sampleEntry('x', clock('14:15')), sampleEntry('y', clock('13:00'))]
    expect(ordered({ do: 'take', entries: [x, y] })).toEqual(['y', 'a', 'b', 'x', 'c'])
  })

  it('puts what happened at the same moment behind what is there', () => {
    expect(ordered({ do: 'take', entries: [sampleEntry('x', clock('14:10'))] })).toEqual(['a', 'b', 'x', 'c'])
  })

  it('changes nothing that has arrived already', () => {
    expect(ordered({ do: 'take', entries: [sampleEntry('b', clock('14:10'))] })).toEqual(['a', 'b', 'c'])
    expect(ordered({ do: 'remove', entryIds: ['gone'] })).toEqual(['a', 'b', 'c'])
  })

  it('moves behind another, or to the front', () => {
    expect(ordered({ do: 'move', entryId: 'a', after: 'c' })).toEqual(['b', 'c', 'a'])
    expect(ordered({ do: 'move', entryId: 'c', after: null })).toEqual(['c', 'a', 'b'])
    expect(ordered({ do: 'move', entryId: 'c', after: 'gone' })).toEqual(['a', 'b', 'c'])
  })

  it('does several in the order in which they were done', () => {
    const x = sampleEntry('x', clock('14:15'))
    expect(
      ordered(
        { do: 'take', entries: [x] },
        { do: 'move', entryId: 'x', after: null },
        { do: 'remove', entryIds: ['a'] },
      ),
    ).toEqual(['x', 'b', 'c'])
  })

  it('puts removed lines back as they stood, words and all', () => {
    const words = [{ ...story[0], words: 'It began.' }, ...story.slice(1)] as typeof story
    const lines = remembered(words, ['a', 'b'])
    const rest = applyOps(words, [{ do: 'remove', entryIds: ['a', 'b'] }])
    const back = applyOps(rest, [{ do: 'restore', lines }])
    expect(back.map(({ entry, words: own }) => [entry.id, own])).toEqual([
      ['a', 'It began.'],
      ['b', null],
      ['c', null],
    ])
  })
})

describe('neighbourFor', () => {
  it('names the line to stand behind', () => {
    expect(neighbourFor(story, 'a', 1)).toBe('b')
    expect(neighbourFor(story, 'c', -1)).toBe('a')
    expect(neighbourFor(story, 'b', -1)).toBeNull()
  })

  it('has none at the ends', () => {
    expect(neighbourFor(story, 'a', -1)).toBeUndefined()
    expect(neighbourFor(story, 'c', 1)).toBeUndefined()
  })
})
