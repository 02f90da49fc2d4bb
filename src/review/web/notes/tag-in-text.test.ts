import { expect, test } from 'vitest'
import { readTag } from './tag-in-text.ts'

test('a tag typed in the text leaves it', () => {
  expect(readTag('#lucky the cron ran late')).toEqual({ tag: 'lucky', text: 'the cron ran late' })
  expect(readTag('The cron ran late #luck')).toEqual({ tag: 'lucky', text: 'The cron ran late' })
  expect(readTag('The cron #Surprised ran late')).toEqual({ tag: 'surprised', text: 'The cron ran late' })
  expect(readTag('It rolled back by itself #went-well.')).toEqual({
    tag: 'went-well',
    text: 'It rolled back by itself.',
  })
})

test('other words with a hash stay', () => {
  expect(readTag('We moved to #incidents for it')).toEqual({
    tag: null,
    text: 'We moved to #incidents for it',
  })
  expect(readTag('PR #4112 and a#lucky')).toEqual({ tag: null, text: 'PR #4112 and a#lucky' })
})

test('the first known tag counts', () => {
  expect(readTag('In #ops we saw it #question #idea')).toEqual({
    tag: 'question',
    text: 'In #ops we saw it #idea',
  })
})

test('lines stay lines', () => {
  expect(readTag('one\ntwo #idea\nthree')).toEqual({ tag: 'idea', text: 'one\ntwo\nthree' })
  expect(readTag('  ')).toEqual({ tag: null, text: '' })
})
