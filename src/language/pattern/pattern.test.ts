import { expect, test } from 'vitest'
import { createLexicon } from '../grammar/lexicon.ts'
import type { Sentence } from '../grammar/sentence.ts'
import { tokenise } from '../text/tokens.ts'
import { Finder } from './finder.ts'
import { readPattern } from './pattern.ts'

const lists = { fruit: ['apple', 'pear'] }

function sentence(text: string): Sentence {
  const tokens = tokenise(text, { start: 0, end: text.length }, [])
  return {
    text,
    start: 0,
    end: text.length,
    tokens,
    spotted: [...tokens.keys()],
    question: false,
    section: 'narrative',
    lexicon: createLexicon({}),
  }
}

/** The words that a pattern fits in a text. */
function fits(find: string, text: string): string[] {
  const finder = new Finder([{ row: null, find, unless: [] }], lists)
  const read = sentence(text)
  return finder
    .in(read)
    .map(({ match }) => text.slice(read.tokens[match.from]?.start, read.tokens[match.to]?.end))
}

test.each([
  ['red|green :fruit', 'a green pear', ['green pear']],
  ['{break} it', 'she broke it, it breaks it', ['broke it', 'breaks it']],
  ['was not? <done>', 'was not checked; was checked', ['was not checked', 'was checked']],
  ['was <done>', 'was quite carefully checked', ['was quite carefully checked']],
  ['eat ... pear', 'eat one big ripe pear', ['eat one big ripe pear']],
  ['eat .. pear', 'eat one two three four pear', []],
  ['eat ... pear', 'eat. A pear', []],
  ['^ eat', 'Status: Done - eat it', ['eat']],
  ['^ eat', 'they eat', []],
  ['pear $', 'a pear, a pear.', ['pear']],
  ['because of <owner> pear', 'because of Priya’s pear', ['because of Priya’s pear']],
  ['eaten by <people>', 'eaten by the tired engineer on call', ['eaten by the tired engineer']],
  ['<number> pears', '12 pears', ['12 pears']],
])('%s in “%s”', (find, text, expected) => {
  expect(fits(find, text)).toEqual(expected)
})

test('a pattern that cannot be read says which and why', () => {
  expect(() => readPattern('eat :nuts', lists)).toThrow('“eat :nuts” names a list that there isn’t: :nuts')
  expect(() => readPattern('eat <nut>', lists)).toThrow(
    '“eat <nut>” names a kind of word that there isn’t: <nut>',
  )
  expect(() => readPattern('<done> ...', lists)).toThrow('“<done> ...” has no word at which to look for it')
})

test('the look begins at the rarest word, wherever it stands', () => {
  expect(readPattern('the of forgotten', lists).words).toEqual(['forgotten'])
})

test('what silences a row may stand anywhere in its sentence', () => {
  const finder = new Finder([{ row: 'row', find: 'pear', unless: ['no ... tree'] }], lists)
  const silenced = (text: string) => finder.in(sentence(text)).map((found) => found.silenced())
  expect(silenced('a pear below no big tree')).toEqual([true])
  expect(silenced('a pear below a tree')).toEqual([false])
})
