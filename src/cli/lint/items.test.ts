import { expect, test } from 'vitest'
import { findItems } from './items.ts'

const found = (text: string, format: 'markdown' | 'text' = 'markdown') =>
  findItems(text, format).map((item) => item.text)

test('list items below a heading that announces them are items, without their marks and line breaks', () => {
  const text = `# Review\n\n- not this\n\n## Action items\n\nWe agreed on:\n\n- [ ] Alert on queue\n  depth\n- [x] Add a canary\n  1. in Paris\n- https://tickets.example/1\n\n## Notes\n\n- nor this\n`
  expect(found(text)).toEqual(['Alert on queue depth', 'Add a canary', 'in Paris'])
  for (const { start, end, text: words } of findItems(text, 'markdown'))
    expect(text.slice(start, end).replace(/\s+/g, ' ')).toBe(words)
})

test('of each row of a table the cell that says most is the item', () => {
  const text =
    '## Action items\n\n| Owner | Action | Due |\n|---|---|---|\n| Ana | Alert on queue depth | May |\n| Bo | - | |\n'
  expect(found(text)).toEqual(['Alert on queue depth'])
})

test('lines below such a heading are items where it has no list', () => {
  expect(found('## Next steps\n\nAlert on queue depth\nAdd a canary stage\n')).toEqual([
    'Alert on queue depth',
    'Add a canary stage',
  ])
})

test('a document that is nothing but a list is taken as one of items', () => {
  expect(found('- Add a canary\n- Improve monitoring\n')).toEqual(['Add a canary', 'Improve monitoring'])
  expect(found('Add a canary\nImprove monitoring\n', 'text')).toEqual(['Add a canary', 'Improve monitoring'])
})

test.each([
  ['prose', 'The queue was full. Nobody had seen it before.\n'],
  ['a log', '14:02 The queue is full\n14:05 Rolled back\n'],
  ['nothing', ''],
])('%s holds no items', (_what, text) => {
  expect([found(text), found(text, 'text')]).toEqual([[], []])
})

test('a list below another heading holds none', () => {
  expect(found('# Timeline\n\n- Add a canary\n')).toEqual([])
})
