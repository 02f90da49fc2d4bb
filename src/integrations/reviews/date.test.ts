import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../test/harness/read-document.ts'

describe('a date is that of the incident', () => {
  test('where the page was written days after its timeline', async () => {
    const text = '## Timeline (UTC)\n\n- 2026-01-05 09:02 one\n- 2026-01-05 09:10 two\n'
    const { date, problems } = await readDocument('2026-01-12-stuck-queue.md', text)
    expect(date).toBe('2026-01-05T09:02:00Z')
    expect(problems.join()).toContain('days after its timeline')
    expect((await readDocument('2026-01-12.md', `# Queue stuck on 12 January 2026\n\n${text}`)).date).toBe(
      '2026-01-12',
    )
  })

  test('of a letter, which was sent later than it tells', async () => {
    const letter =
      'From: Ana Silva\nTo: all@harbour.example\nSubject: Letters were stuck\nDate: Tue, 06 Jan 2026 21:37:02 -0800\n\nOn January 5, 2026 letters were stuck for an hour.'
    expect(await readDocument('msg0012.txt', letter)).toMatchObject({
      title: 'Letters were stuck',
      date: '2026-01-05',
    })
  })

  test('of a page that says when it was made and when it was changed, the first', async () => {
    const text = '# Lost letters\n\nCreated on 2026-01-05\n\nLetters were lost.\n\nUpdated on 2026-01-08'
    expect((await readDocument('a.md', text)).date).toBe('2026-01-05')
  })

  test('and not the day of the report', async () => {
    const text =
      '# Letters were stuck\n\nAuthors: Ana Silva\n\nReport date: July 8, 2026\n\nOn June 28, 2026 letters were stuck for an hour.'
    expect((await readDocument('a.md', text)).date).toBe('2026-06-28')
  })

  test('where its title tells a day without a year', async () => {
    const text =
      '---\ndate: 2026-01-03\ntitle: What went wrong on December 28th\n---\nMail was late for an hour.'
    expect((await readDocument('a.md', text)).date).toBe('2025-12-28')
  })

  test('where the post of a blog begins with the day it tells of', async () => {
    const text =
      '---\ntitle: Stuck queue\ndate: 2026-01-09\n---\nOn January 5, 2026, mail was late for an hour.'
    expect((await readDocument('_posts/2026-01-09-stuck-queue.md', text)).date).toBe('2026-01-05')
    expect((await readDocument('a.md', text.replace('---\nOn', 'draft: true\n---\nOn'))).date).toBe(
      '2026-01-05',
    )
    expect((await readDocument('incidents/2026-01-09-stuck-queue.md', text)).date).toBe('2026-01-09')
    const history = text.replace('January 5, 2026', 'January 5, 2019')
    expect((await readDocument('_posts/2026-01-09-stuck-queue.md', history)).date).toBe('2026-01-09')
  })
})

describe('a date is that of the beginning', () => {
  test('of the first sentence, where the page says when it was posted', async () => {
    const text =
      'Late mail\nPosted on: 2026-01-08 14:48:16+00:00\nIn the afternoon of January 5th mail began to be late for everybody.\n'
    expect((await readDocument('late-mail.txt', text)).date).toBe('2026-01-05')
  })

  test('of a stretch whose day stands behind it', async () => {
    const text = '# Stuck queue\n\nBetween 09:12 and 11:48 UTC on 5 January 2026, mail was late.'
    expect((await readDocument('a.md', text)).date).toBe('2026-01-05T09:12:00Z')
    const halves = text.replace('09:12 and 11:48', '1:10 and 2:00 pm')
    expect((await readDocument('a.md', halves)).date).toBe('2026-01-05T13:10:00Z')
  })

  test('where the day of writing is labelled, and the timeline is of days before', async () => {
    const text =
      '# Stuck queue\n\nDate: January 8, 2026\n\n## Timeline (UTC)\n\n- 2026-01-05 09:02 one\n- 2026-01-05 09:10 two'
    expect((await readDocument('a.md', text)).date).toBe('2026-01-05T09:02:00Z')
  })
})

test('the order of the numbers of a date is that of the same date in words', async () => {
  const text =
    '07/05/2026\nReview of a stuck queue\n\nBetween 07:22 UTC and 16:00 UTC on 5 July 2026, mail was late.\n'
  expect((await readDocument('a.txt', text)).date).toBe('2026-07-05')
})
