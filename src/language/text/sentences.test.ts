import { expect, test } from 'vitest'
import { findMentions } from './mentions.ts'
import { splitSentences } from './sentences.ts'
import { tokenise } from './tokens.ts'

const parts = (text: string) =>
  splitSentences(text, { start: 0, end: text.length }, findMentions(text, 0, text.length)).map(
    ({ start, end }) => text.slice(start, end),
  )
const words = (text: string) =>
  tokenise(text, { start: 0, end: text.length }, findMentions(text, 0, text.length)).map(
    ({ kind, word }) => `${kind === 'word' ? '' : `${kind} `}${word}`,
  )

test.each([
  ['Two sentences. One here.', ['Two sentences.', 'One here.']],
  [
    'It was e.g. a disk, i.e. hardware. Then it ended.',
    ['It was e.g. a disk, i.e. hardware.', 'Then it ended.'],
  ],
  ['At 9.30 a.m. it fell to 0.5. Later it rose.', ['At 9.30 a.m. it fell to 0.5.', 'Later it rose.']],
  ['See https://a.example/b.c?d! It is there.', ['See https://a.example/b.c?d!', 'It is there.']],
  ['Run `a. B. c.` first. Then wait.', ['Run `a. B. c.` first.', 'Then wait.']],
  ['He said “Stop. Now.” We stopped.', ['He said “Stop. Now.” We stopped.']],
  ['Was it? It was! Really…', ['Was it?', 'It was!', 'Really…']],
  ['  padded.  ', ['padded.']],
  ['', []],
])('%s', (text, expected) => {
  expect(parts(text)).toEqual(expected)
})

test('a text without an end is read in pieces', () => {
  expect(parts('word '.repeat(1_000)).every((part) => part.length <= 2_000)).toBe(true)
})

test('contractions are taken apart, and every part knows where it stands', () => {
  expect(words("We shouldn’t’ve; can’t, won't, cannot, it’s")).toEqual([
    'we',
    'should',
    'not',
    'have',
    'point ;',
    'can',
    'not',
    'point ,',
    'will',
    'not',
    'point ,',
    'can',
    'not',
    'point ,',
    'it',
    "'s",
  ])
})

test('handles, numbers, hyphens and emphasis', () => {
  expect(words('@kim.lee and lee@ paged on-call at 09:40, 12% of *all* __hosts__.')).toEqual([
    'handle @kim.lee',
    'and',
    'handle lee@',
    'paged',
    'on-call',
    'at',
    'number 09:40',
    'point ,',
    'number 12%',
    'of',
    'all',
    'hosts',
    'point .',
  ])
})

test('code and quotations are one thing, markup is nothing', () => {
  expect(words('the `kubectl delete` and "a b" <b>bold</b> [link](https://x.example)')).toEqual([
    'the',
    'thing ',
    'and',
    'thing ',
    'bold',
    'point [',
    'link',
  ])
})
