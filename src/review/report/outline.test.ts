import { expect, test } from 'vitest'
import { exampleReport } from './example-report.ts'
import { shownMoments, shownStory } from './outline.ts'

test('the clock is named once, with its offset where the name does not say it', () => {
  expect(shownStory({ ...exampleReport, zone: 'UTC' })[0]?.clock).toBe('UTC')
  expect(shownStory({ ...exampleReport, zone: 'Asia/Kathmandu' })[0]?.clock).toBe(
    'Asia/Kathmandu · UTC+05:45',
  )
  expect(shownMoments({ ...exampleReport, zone: 'UTC' }).zone).toBe('UTC')
  expect(shownMoments({ ...exampleReport, zone: 'Asia/Kathmandu' }).zone).toBe('Asia/Kathmandu (UTC+05:45)')
})
