import { expect, test } from 'vitest'
import { readBlocks } from './blocks.ts'

const read = (text: string, format: 'markdown' | 'text' = 'markdown') =>
  readBlocks(text, format, 'narrative', (heading) => (/items/i.test(heading) ? 'items' : null)).map(
    ({ start, end, section, heading }) => ({ says: text.slice(start, end).trim(), section, heading }),
  )
const says = (text: string, format?: 'markdown' | 'text') => read(text, format).map((block) => block.says)

test('paragraphs keep their lines together, blank lines part them', () => {
  expect(says('one\ntwo\n\nthree')).toEqual(['one\ntwo', 'three'])
  expect(says('one\r\ntwo\r\n\r\nthree\r\n')).toEqual(['one\r\ntwo', 'three'])
})

test('each item of a list stands for itself, without its marker or its box', () => {
  expect(says('- one\n  goes on\n* two\n1. three\n- [ ] four\n[x] five')).toEqual([
    'one\n  goes on',
    'two',
    'three',
    'four',
    'five',
  ])
})

test('code, quotations, comments, rules and front matter are no prose', () => {
  expect(
    says(
      '---\ntitle: a\n---\n\n```sh\nb\n```\n\n    c\n\n> d\n> e\n\n<!-- f\ng -->\n\n---\n\n~~~\nh\n~~~\nprose',
    ),
  ).toEqual(['prose'])
})

test('a quotation goes on with its paragraph and ends with it', () => {
  expect(says('> quoted\nstill quoted\n\nprose')).toEqual(['prose'])
})

test('headings of both kinds begin sections; one that says nothing keeps the section of the one above it', () => {
  expect(read('# A\na\n## Items\n### Storage\n- b\n## Else\nc\n\nItems\n-----\nd')).toEqual([
    { says: 'A', section: 'narrative', heading: true },
    { says: 'a', section: 'narrative', heading: false },
    { says: 'Items', section: 'items', heading: true },
    { says: 'Storage', section: 'items', heading: true },
    { says: 'b', section: 'items', heading: false },
    { says: 'Else', section: 'narrative', heading: true },
    { says: 'c', section: 'narrative', heading: false },
    { says: 'Items', section: 'items', heading: true },
    { says: 'd', section: 'items', heading: false },
  ])
})

test('the cells of a table are read one by one', () => {
  expect(says('| time | what |\n|---|:-:|\n| 9:00 | a \\| b |')).toEqual(['time', 'what', '9:00', 'a \\| b'])
})

test('a line that begins with a time is a line of a timeline', () => {
  expect(says('09:00 one\n09:05 two\n[10:00] three\n2026-11-21 four')).toEqual([
    '09:00 one',
    '09:05 two',
    '[10:00] three',
    '2026-11-21 four',
  ])
})

test('plain text has no markup', () => {
  expect(says('# one\n\n> two\n\n    three', 'text')).toEqual(['# one', '> two', 'three'])
})

test('a fence that is never closed hides the rest, as it does for a reader', () => {
  expect(says('one\n\n```\ntwo\n\nthree')).toEqual(['one'])
})
