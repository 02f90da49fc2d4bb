import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openStream } from './stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A connection whose other end takes what it is sent, or doesn't. */
function connection() {
  const raw = Object.assign(new PassThrough({ highWaterMark: 1 }), { writeHead: vi.fn() })
  const hijack = vi.fn()
  const reply = { hijack, raw, getHeaders: () => ({ 'x-content-type-options': 'nosniff' }) }
  return { raw, hijack, reply: reply as unknown as FastifyReply }
}

it('keeps the headers that were set, and is a stream that nobody stores', () => {
  const { raw, hijack, reply } = connection()
  openStream(reply)
  expect(hijack).toHaveBeenCalled()
  expect(raw.writeHead).toHaveBeenCalledWith(200, {
    'x-content-type-options': 'nosniff',
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
})

it('gives a sign of life when nothing happens, until it is closed', async () => {
  const { raw, reply } = connection()
  let heard = ''
  raw.on('data', (chunk: Buffer) => {
    heard += chunk
  })
  const stream = openStream(reply)
  const beaten = vi.fn()
  stream.onBeat(beaten)
  await vi.advanceTimersByTimeAsync(65_000)
  expect(heard.match(/^: still here\n\n/gm)).toHaveLength(3)
  expect(beaten).toHaveBeenCalledTimes(3)
  stream.end()
  raw.destroy()
  await vi.advanceTimersByTimeAsync(65_000)
  expect(beaten).toHaveBeenCalledTimes(3)
})

it('lets go of a listener who takes nothing', () => {
  const { raw, reply } = connection()
  const stream = openStream(reply)
  const news = { text: 'x'.repeat(100_000) }
  for (let i = 0; i < 30 && !raw.destroyed; i += 1) stream.send('changed', news)
  expect(raw.destroyed).toBe(true)
  expect(raw.writableLength).toBeLessThan(2 ** 21)
  // And says nothing more to the empty room.
  stream.send('changed', news)
})
