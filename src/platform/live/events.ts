import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from '../log.ts'

/** Something that was recorded and committed, as the database told it to every node. */
export interface Told {
  channel: 'event' | 'reading'
  payload: string
}

export interface Listener {
  on(listener: (told: Told) => void): () => void
  close(): Promise<void>
}

const channels = { afterword_event: 'event', afterword_reading: 'reading' } as const
const retryAfter = 1000

/**
 * Listens for what any node committed (LISTEN/NOTIFY), on a connection of its own that is opened again when it is
 * lost. What was told meanwhile is missed; those who show data fetch it anew after a reconnect.
 */
export async function listen(connection: pg.PoolConfig, log: Log): Promise<Listener> {
  const emitter = new EventEmitter().setMaxListeners(0)
  let closed = false
  let client: pg.Client | null = null
  const connect = async () => {
    const next = new pg.Client(connection)
    next.on('notification', ({ channel, payload }) => {
      const known = channels[channel as keyof typeof channels]
      if (known) emitter.emit('told', { channel: known, payload: payload ?? '' } satisfies Told)
    })
    next.on('error', () => {})
    next.on('end', () => void again())
    await next.connect()
    await next.query('listen afterword_event; listen afterword_reading')
    client = next
  }
  const again = async () => {
    client = null
    while (!closed && !client) {
      await new Promise((resolve) => setTimeout(resolve, retryAfter))
      if (!closed) await connect().catch((error) => log.debug({ err: error }, 'waiting for the database'))
    }
  }
  await connect()
  return {
    on(listener) {
      emitter.on('told', listener)
      return () => emitter.off('told', listener)
    },
    async close() {
      closed = true
      await client?.end()
    },
  }
}
