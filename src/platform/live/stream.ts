import type { FastifyReply } from 'fastify'

const heartbeat = 20_000

/** An open stream of server-sent events. */
export interface LiveStream {
  send(event: string, data: unknown): void
  onClose(listener: () => void): void
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
  raw.write('retry: 2000\n\n')
  const beat = setInterval(() => raw.write(': still here\n\n'), heartbeat)
  raw.on('close', () => clearInterval(beat))
  return {
    send: (event, data) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onClose: (listener) => raw.on('close', listener),
  }
}
