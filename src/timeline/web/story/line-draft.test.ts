import { describe, expect, it } from 'vitest'
import { clock, sampleLine } from '../sample-entry.ts'
import { changeOf, clashes, draftOf, lineless, rebased } from './line-draft.ts'

const base = sampleLine('a', '2026-03-01T14:00:00.123456Z')
const draft = draftOf(base)

describe('changeOf', () => {
  it('says nothing of what was left alone', () => {
    expect(changeOf(draft, base)).toEqual({ entry: null, words: undefined })
    expect(changeOf({ ...draft, words: '  ' }, base)).toEqual({ entry: null, words: undefined })
  })

  it('keeps words of the story apart from edits of the entry', () => {
    expect(changeOf({ ...draft, words: 'It began.', at: clock('14:01') }, base)).toEqual({
      entry: { at: clock('14:01') },
      words: 'It began.',
    })
  })

  it('goes back to the text of the entry when it is written out again', () => {
    expect(changeOf({ ...draft, words: 'Text of a' }, { ...base, words: 'It began.' }).words).toBeNull()
  })

  it('changes the text of a recollection itself', () => {
    const recollection = sampleLine('a', clock('14:00'), { evidenceId: null })
    expect(changeOf({ ...draftOf(recollection), words: 'I called Jon.' }, recollection)).toEqual({
      entry: { text: 'I called Jon.' },
      words: undefined,
    })
  })

  it('changes the text of an entry that is not in the story', () => {
    const alone = lineless(base.entry)
    expect(changeOf({ ...draftOf(alone), words: 'Corrected.' }, alone)).toEqual({
      entry: { text: 'Corrected.' },
      words: undefined,
    })
  })

  it('takes away when they learned it', () => {
    const late = sampleLine('a', clock('14:00'), { knownAt: clock('16:00') })
    expect(changeOf({ ...draftOf(late), knownAt: null }, late).entry).toEqual({ knownAt: null })
  })
})

describe('two people', () => {
  const mine = { ...draft, words: 'Mine.' }

  it('do not clash over different fields', () => {
    const latest = { ...base, entry: { ...base.entry, kind: 'signal' as const, version: 7 } }
    expect(clashes(mine, base, latest)).toBe(false)
    expect(rebased(mine, base, latest)).toEqual({ ...mine, kind: 'signal' })
  })

  it('clash over the same field', () => {
    expect(clashes(mine, base, { ...base, words: 'Theirs.' })).toBe(true)
    expect(clashes(draft, base, { ...base, words: 'Theirs.' })).toBe(false)
  })
})
