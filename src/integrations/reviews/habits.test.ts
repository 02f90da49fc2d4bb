import { describe, expect, test } from 'vitest'
import { readReview } from './read.ts'
import type { ReviewReading } from './reading.ts'

async function read(path: string, text: string): Promise<ReviewReading> {
  const [reading] = await readReview(path, Buffer.from(text))
  if (!reading) throw new Error('nothing was read')
  return reading
}

const timesOf = ({ timeline }: ReviewReading) => timeline.map(({ at }) => at)

describe('the zone of a timeline is found', () => {
  const named: [string, string, string[]][] = [
    [
      'in a remark above the story',
      '# Stuck queue\n\nAll times PDT.\n\n## Summary\n\nMail was late for an hour.\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T16:02:00Z', '2026-07-05T16:10:00Z'],
    ],
    [
      'in a remark about timestamps',
      '# Stuck queue\n\nTimestamps are in CEST.\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T07:02:00Z', '2026-07-05T07:10:00Z'],
    ],
    [
      'in a detail',
      '# Stuck queue\n\n| Detected | 2026-07-05 09:02 BRT |\n|--|--|\n| Resolved | 2026-07-05 10:00 BRT |\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T12:02:00Z', '2026-07-05T12:10:00Z'],
    ],
    [
      'in words of a place',
      '# Stuck queue\n\n## Timeline (Japan time)\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T00:02:00Z', '2026-07-05T00:10:00Z'],
    ],
    [
      'behind a clock, where it is rare',
      '# Stuck queue\n\n## Timeline\n\n- 9:02 AM WAT: one\n- 9:10 AM WAT: two',
      ['2026-07-05T08:02:00Z', '2026-07-05T08:10:00Z'],
    ],
  ]
  test.each(named)('%s', async (_, text, times) => {
    expect(timesOf(await read('2026-07-05.md', text))).toEqual(times)
  })
})

test('a month and a day in front of a clock are a day', async () => {
  const text = '# Stuck queue\n\n## Timeline (UTC)\n\n- [03-26 17:40] one\n- [03-27 02:50] two'
  const { timeline } = await read('2026-03-26.md', text)
  expect(timeline).toEqual([
    { at: '2026-03-26T17:40:00Z', text: 'one' },
    { at: '2026-03-27T02:50:00Z', text: 'two' },
  ])
})
