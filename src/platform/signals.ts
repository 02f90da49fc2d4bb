import { refusalOf } from './db/refusals.ts'
import type { Life } from './life.ts'
import type { Log } from './log.ts'

/** A signal that comes again this soon is the same wish: a terminal sends it to us and to whoever started us. */
const sameWish = 1_500

/**
 * Ends the process in order when it is asked to: by Ctrl-C, by SIGTERM, by the end of its terminal, or because the
 * script that started it was killed. Asked a second time it ends at once. An error that nobody caught ends it too.
 */
export function endOnSignals(life: Life, log: Log): void {
  let asked = 0
  const end = async (reason: string, code: number) => {
    if (asked > 0) {
      if (Date.now() - asked > sameWish) process.exit(1)
      return
    }
    asked = Date.now()
    log.info({ reason }, 'stopping')
    await life.stop()
    log.info('stopped')
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(signal, 0))
  process.on('disconnect', () => void end('its starter ended', 0))
  process.channel?.unref()
  // A log or a terminal that is gone is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  // The jobs' library leaves some of its queries unheard. Where the database went away under one it is back soon,
  // and what was to be written is found missing then.
  process.on('unhandledRejection', (error) => {
    if (refusalOf(error) !== 'away') throw error
    log.warn({ err: error }, 'The database went away under a query that nobody waits for.')
  })
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'An error that nobody caught; stopping in order.')
    void end('an uncaught error', 1)
  })
}
