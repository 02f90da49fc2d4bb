import { expect, test } from 'vitest'
import { readLabelled } from '../read.ts'
import { readWithoutHoldingUp } from './read-apart.ts'

test('a long document is read apart as it would be read here, and others go on meanwhile', async () => {
  const lines = Array.from(
    { length: 8_000 },
    (_, index) => `- 2024-03-05 10:00 the queue grew to ${index} orders, and nobody had seen that before`,
  )
  const bytes = Buffer.from(`# Long\n\nDate: 2024-03-05\n\n## Timeline\n\n${lines.join('\n')}\n`)
  expect(bytes.length).toBeGreaterThan(400_000)
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const apart = await readWithoutHoldingUp('long.md', bytes, {})
  clearInterval(timer)
  const begun = performance.now()
  expect(apart).toEqual(await readLabelled('long.md', bytes, {}))
  expect(longest).toBeLessThan(performance.now() - begun)
})

test('what takes more memory than a review may is told, and ends nothing', async () => {
  const bytes = Buffer.from('- a\n'.repeat(4_900_000))
  const [first] = await readWithoutHoldingUp('many.md', bytes, {})
  expect(first?.reading.kind).toBe('unreadable')
  expect(first?.reading.problems[0]).toContain('too long')
})

test('of a file of very many records the first are read, and that is told', async () => {
  const readings = await readWithoutHoldingUp(
    'many.json',
    Buffer.from(`[${'{"title":"a","summary":"b"},'.repeat(20_010)}{}]`),
    {},
  )
  expect(readings).toHaveLength(20_001)
  expect(readings.at(-1)?.reading.problems[0]).toContain('more records')
})
