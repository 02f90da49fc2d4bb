import { expect, test } from 'vitest'
import { indexText } from './index-text.ts'

const quiet = {
  documents: 1,
  entries: 12_500,
  waiting: 0,
  toRebuild: 0,
  incidents: 40,
  setAside: [],
  correctsTyping: true,
}

test('how far the index is', () => {
  expect(indexText(quiet)).toEqual(['1 document and 12,500 lines of timelines can be found.'])
  expect(indexText({ ...quiet, toRebuild: 30, waiting: 1, correctsTyping: false }).slice(1)).toEqual([
    'It is being made again: 10 incidents of 40 are done.',
    '1 change on the way.',
    'The database has no pg_trgm, so typing mistakes are not put right. All else works.',
  ])
})
