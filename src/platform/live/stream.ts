import type { FastifyReply } from 'fastify'

const heartbeat = 20_000
/** What may wait for a slow listener, in bytes; one that takes nothing is let go. */
const mostWaiting = 2 ** 20

/** An open stream of server-sent events. */
export interface LiveStream {
  send(event: string, data: unknown): void
  /** Calls back with every sign of life, a few times a minute. */
  onBeat(listener: () => void): void
  onClose(listener: () => void): void
  /** Ends it in order; a browser connects again by itself and then catches up. */
  end(): void
}

/** Turns a reply into a stream of server-sent events that stays open, with a sign of life for proxies. */
export function openStream(reply: FastifyReply): LiveStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  const write = (text: string) => {
    if (raw.writableLength > mostWaiting) raw.destroy()
    else if (!raw.writableEnded) raw.write(text)
  }
  write('retry: 2000\n\n')
  const beats: (() => void)[] = []
  const beat = setInterval(() => {
    write(': still here\n\n')
    for (const listener of beats) listener()
  }, heartbeat)
  raw.on('close', () => clearInterval(beat))
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onBeat: (listener) => void beats.push(listener),
    onClose: (listener) => void raw.on('close', listener),
    end: () => void raw.end(),
  }
}
