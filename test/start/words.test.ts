import { describe, expect, it } from 'vitest'
import { createLog } from '#platform/log.ts'
import { createVoice, duration } from '#platform/voice.mjs'

function collect(terminal = false) {
  let text = ''
  const write = (more: string) => {
    text += more
  }
  return { isTTY: terminal, write, text: () => text }
}

describe('log', () => {
  it('writes one JSON object a line in a pipe', () => {
    const stream = collect()
    createLog({ level: 'info', stream }).info({ port: 1 }, 'two\nlines')
    expect(JSON.parse(stream.text())).toMatchObject({ level: 'info', port: 1, msg: 'two\nlines' })
    expect(stream.text().trim().split('\n')).toHaveLength(1)
  })

  it.each([true, false])('hides what is secret (terminal: %s)', (terminal) => {
    const stream = collect(terminal)
    const log = createLog({ level: 'info', stream })
    log.info(
      { password: 'hunter2', user: { token: 'hunter2' }, deep: { down: { secret: 'hunter2' } } },
      'one',
    )
    log.info(
      { req: { headers: { authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': 'hunter2' } } },
      'two',
    )
    expect(stream.text()).not.toContain('hunter2')
    expect(stream.text().match(/\[hidden\]/g)).toHaveLength(6)
  })

  it('writes readable lines on a terminal', () => {
    const stream = collect(true)
    const log = createLog({ level: 'info', stream })
    log.warn({ file: 'a b', count: 3 }, 'odd')
    log.error({ err: new Error('broken') }, 'failed')
    const text = stream.text().replaceAll('\r\u001b[2K', '')
    expect(text).toMatch(/^\d\d:\d\d:\d\d {2}warn {3}odd {2}file="a b" {2}count=3\n/)
    expect(text).toContain('failed\nError: broken\n    at ')
  })

  it('leaves out what is below its level', () => {
    const stream = collect()
    createLog({ level: 'warn', stream }).info('hush')
    expect(stream.text()).toBe('')
  })
})

describe('voice', () => {
  it('says how long things took, in words of their size', () => {
    expect([40, 9_940, 24_000, 185_000].map(duration)).toEqual(['0.0 s', '9.9 s', '24 s', '3 min 5 s'])
  })

  it('prints one line a step in a pipe, aligned', () => {
    const stream = collect()
    const voice = createVoice(stream)
    voice.step('PostgreSQL', 'starting').done('started')
    voice.step('schema', 'looking').done('up to date')
    const lines = stream.text().trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  })

  it('rewrites the line of a step on a terminal', () => {
    const stream = collect(true)
    createVoice(stream).step('PostgreSQL', 'starting').done('started')
    expect(stream.text()).toContain('starting …')
    expect(stream.text().split('\n')).toHaveLength(2)
  })
})
