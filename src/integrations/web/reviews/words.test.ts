import { expect, test } from 'vitest'
import { documentName, figuresOf, outcomesText, percent, plural } from './words.ts'

test('a share is never told as all or nothing where it isn’t', () => {
  expect(percent(999, 1_000)).toBe(99)
  expect(percent(1, 1_000)).toBe(1)
  expect(percent(1_000, 1_000)).toBe(100)
  expect(percent(0, 10)).toBe(0)
  expect(percent(0, 0)).toBe(0)
})

test('figures of nothing are left out, and sections are told of those with headings', () => {
  const understood = {
    reviews: 10,
    dated: 9,
    withHeadings: 0,
    withSections: 0,
    withTimeline: 3,
    withItems: 0,
  }
  expect(figuresOf(understood).map(({ name, count, of }) => [name, count, of])).toEqual([
    ['a date', 9, 10],
    ['a timeline', 3, 10],
    ['improvement items', 0, 10],
  ])
})

test('a document without a title is called as its file, a folder as itself', () => {
  expect(documentName({ title: 'Login', path: 'a/b.md' })).toBe('Login')
  expect(documentName({ title: null, path: 'a/b.md' })).toBe('b.md')
  expect(documentName({ title: null, path: 'site/.git/' })).toBe('.git')
})

test('outcomes in a line', () => {
  const none = { created: 0, updated: 0, unchanged: 0, kept: 0, leftOut: 0, failed: 0 }
  expect(outcomesText(none)).toBe('nothing')
  expect(outcomesText({ ...none, created: 1_180, leftOut: 64 })).toBe('1,180 new · 64 left out')
  expect([plural(1, 'review'), plural(2_000, 'review')]).toEqual(['1 review', '2,000 reviews'])
})
