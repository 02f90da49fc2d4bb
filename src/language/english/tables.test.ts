import { describe, expect, test } from 'vitest'
import { categories } from '../finding.ts'
import { readPattern } from '../pattern/pattern.ts'
import { openings } from './curiosity.ts'
import { english } from './english.ts'

const oneSentence = /^[A-Z“][^.!?]*[.]$/
const patternsOf = (find: string | readonly string[]) => (typeof find === 'string' ? [find] : find)

test('every category has a table, once', () => {
  expect(english.tables.map(({ category }) => category)).toEqual([...categories])
})

describe.each(english.tables)('$category', ({ rows, leave, why, question, gentle }) => {
  test('says why in one sentence and asks something, in few words', () => {
    for (const message of [{ why, question }, ...(gentle ? [gentle] : [])]) {
      expect(message.why).toMatch(oneSentence)
      expect(message.why.length).toBeLessThan(130)
      expect(message.question).toMatch(/[?]/)
      expect(message.question.length).toBeLessThan(150)
    }
  })

  test('each row has a name of its own and a reason', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const { id, because } of rows) {
      expect(id).toMatch(/^[a-z-]+$/)
      expect(because).toMatch(/[.]$/)
    }
  })

  test('each pattern can be read, and none stands twice', () => {
    for (const written of leave ?? []) expect(() => readPattern(written, english.lists)).not.toThrow()
    for (const { find, unless } of rows) {
      const all = [...patternsOf(find), ...(unless ?? [])]
      expect(new Set(all).size).toBe(all.length)
      for (const written of all) expect(() => readPattern(written, english.lists)).not.toThrow()
    }
  })
})

test('openings name what the words are a sign of, and ask', () => {
  expect(new Set(openings.map(({ id }) => id)).size).toBe(openings.length)
  for (const { ask, find } of openings) {
    expect(ask).toMatch(/\?|Who didn’t\?$/)
    for (const written of patternsOf(find)) expect(() => readPattern(written, english.lists)).not.toThrow()
  }
})

test('no list names a word twice', () => {
  for (const [name, words] of Object.entries(english.lists))
    expect(
      words.filter((word, at) => words.indexOf(word) !== at),
      name,
    ).toEqual([])
})
