import { exitCodes, Failure } from '../failure.ts'

/**
 * Runs work that Ctrl-C (or a polite end by the system) stops in order: the work is told by its signal, and the command
 * ends with `words`, asked for at that moment, which say what is kept.
 */
export async function interruptible<T>(
  words: () => string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) throw new Failure(exitCodes.interrupted, words())
    throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
