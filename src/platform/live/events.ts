import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'

/** Something that was recorded and committed, as the database told it to every node. */
export interface Told {
  channel: 'event' | 'reading' | 'hint'
  payload: string
}

export interface Listener {
  on(listener: (told: Told) => void): () => void
  /** Calls back each time the connection was lost and is there again: what was told between is missed. */
  onGap(listener: () => void): void
  close(): Promise<void>
}

const channels = { afterword_event: 'event', afterword_reading: 'reading', afterword_hint: 'hint' } as const
const retryAfter = 1000

interface Line {
  client: pg.Client
  /** Settles when the connection is over, for whatever reason. */
  ended: Promise<void>
}

/** Listens for what any node committed (LISTEN/NOTIFY), on a connection of its own that is opened again when lost. */
export async function listen(connection: pg.PoolConfig, log: Log): Promise<Listener> {
  const emitter = new EventEmitter().setMaxListeners(0)
  const closing = new AbortController()
  const tell = ({ channel, payload }: pg.Notification) => {
    const known = channels[channel as keyof typeof channels]
    if (known) emitter.emit('told', { channel: known, payload: payload ?? '' } satisfies Told)
  }
  let line = await openLine(connection, tell)
  const keepOpen = async () => {
    while (!closing.signal.aborted) {
      await line.ended
      const next = await reopen(() => openLine(connection, tell), closing.signal, log)
      if (!next) return
      line = next
      if (closing.signal.aborted) await line.client.end()
      else emitter.emit('gap')
    }
  }
  const keeping = keepOpen()
  return {
    on(listener) {
      emitter.on('told', listener)
      return () => emitter.off('told', listener)
    },
    onGap: (listener) => void emitter.on('gap', listener),
    async close() {
      closing.abort()
      await line.client.end()
      await keeping
    },
  }
}

async function openLine(connection: pg.PoolConfig, tell: (message: pg.Notification) => void): Promise<Line> {
  const client = new pg.Client({ ...connection, keepAlive: true })
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  // An error is followed by the end, which is what counts.
  client.on('error', () => {})
  client.on('notification', tell)
  await client.connect()
  await client
    .query('listen afterword_event; listen afterword_reading; listen afterword_hint')
    .catch(async (error) => {
      await client.end()
      throw error
    })
  return { client, ended }
}

/** Tries until the database is there again; null when nobody listens any more. */
async function reopen(open: () => Promise<Line>, signal: AbortSignal, log: Log): Promise<Line | null> {
  while (!signal.aborted) {
    await sleep(retryAfter, null, { signal }).catch(() => {})
    if (signal.aborted) return null
    try {
      return await open()
    } catch (error) {
      log.debug({ err: error }, 'waiting for the database')
    }
  }
  return null
}
