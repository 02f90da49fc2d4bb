import { expect, it } from 'vitest'
import { describeAgent } from './user-agent.ts'

it.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    'Chrome on Linux',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605 (KHTML, like Gecko) Version/17 Safari/605',
    'Safari on macOS',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537 Chrome/140 Safari/537 Edg/140', 'Edge on Windows'],
  ['afterword-cli/1', 'afterword-cli/1'],
  [null, 'Unknown browser'],
])('%s', (agent, words) => {
  expect(describeAgent(agent)).toBe(words)
})
