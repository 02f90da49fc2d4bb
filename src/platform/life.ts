import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The life of a process: what was started is stopped in the reverse order, once, whether the start had come to its
 * end or not.
 */
export type Life = {
  /** Aborted when the process is asked to stop; what is still starting gives up then. */
  signal: AbortSignal
  /** Remembers how to stop what was just started; after a stop was asked for it is stopped at once. */
  onStop(stop: () => Promise<void> | void): Promise<void>
  /** Stops everything, each part within `patience` milliseconds. */
  stop(): Promise<void>
}

export function createLife(patience: number, failed: (error: unknown) => void): Life {
  const stops: (() => Promise<void> | void)[] = []
  const controller = new AbortController()
  let stopping: Promise<void> | undefined

  const stopOne = async (stop: () => Promise<void> | void) => {
    const late = sleep(patience, 'late' as const, { ref: false })
    const outcome = await Promise.race([Promise.resolve(stop()), late]).catch(failed)
    if (outcome === 'late')
      failed(new Error(`A part did not stop within ${patience / 1000} s; going on without it.`))
  }

  const stopAll = async () => {
    controller.abort()
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stopOne(stop)
  }

  return {
    signal: controller.signal,
    async onStop(stop) {
      stops.push(stop)
      if (!stopping) return
      await stopAll()
      controller.signal.throwIfAborted()
    },
    stop() {
      stopping ??= stopAll()
      return stopping
    },
  }
}
