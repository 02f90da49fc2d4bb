import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Server } from './server.ts'

/** `ready` to be asked; `restarting` after an unexpected end; `stopped` on purpose. */
export type EmbeddedStatus = 'ready' | 'restarting' | 'stopped'

/** A server that is started again whenever it ends on its own. */
export type Supervised = {
  pid(): number | undefined
  status(): EmbeddedStatus
  /** Ends the server in order; after 15 s it insists. */
  stop(): Promise<void>
}

const pauses = [200, 400, 800, 1_600, 3_200, 6_400, 12_800, 30_000]
const calmAfter = 60_000

/** Watches over a server: each time it ends on its own, `start` is called until it works, with growing pauses. */
export function keepRunning(first: Server, start: () => Promise<Server>, log: Log): Supervised {
  let server: Server | undefined = first
  let status: EmbeddedStatus = 'ready'
  let attempts = 0
  const stopping = new AbortController()
  const pause = () =>
    sleep(pauses[Math.min(attempts++, pauses.length - 1)], undefined, { signal: stopping.signal })

  const again = async (): Promise<Server | undefined> => {
    while (!stopping.signal.aborted) {
      try {
        await pause()
        return await start()
      } catch (error) {
        if (!stopping.signal.aborted)
          log.error({ err: error }, 'PostgreSQL did not start again; trying once more soon.')
      }
    }
    return undefined
  }

  const watch = async () => {
    while (server) {
      const since = Date.now()
      const said = await server.ended
      server = undefined
      if (stopping.signal.aborted) return
      status = 'restarting'
      log.error(
        { said: said.slice(-5) },
        'PostgreSQL ended unexpectedly; starting it again. Nothing saved is lost.',
      )
      if (Date.now() - since > calmAfter) attempts = 0
      server = await again()
      if (stopping.signal.aborted) return
      status = 'ready'
      log.info('PostgreSQL answers again.')
    }
  }
  const watching = watch()

  return {
    pid: () => server?.pid,
    status: () => status,
    async stop() {
      stopping.abort()
      status = 'stopped'
      await server?.stop()
      await watching
      await server?.stop()
    },
  }
}
