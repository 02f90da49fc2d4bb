import { PreparingClient } from '../db/preparing-client.ts'
import { refusalOf } from '../db/refusals.ts'

/** The code under which the jobs’ library asks again, each time a little later, until the database answers. */
const unreachable = 'EHOSTUNREACH'

/**
 * A connection of the jobs’ library. It strikes off a finished job in a query that nobody waits for, and asks again
 * under a few codes only, none of which is that of a server that has stopped: such a job would stay locked for hours.
 */
export class AskingAgainClient extends PreparingClient {
  // biome-ignore lint/suspicious/noExplicitAny: the signature stands for both of the library.
  override connect(callback?: any): any {
    if (!callback) return super.connect().catch(orUnreachable)
    return super.connect((error: Error | null, ...rest: unknown[]) =>
      callback(error && asUnreachable(error), ...rest),
    )
  }

  // biome-ignore lint/suspicious/noExplicitAny: the signature stands for all those of the library.
  override query(query: any, values?: any, callback?: any): any {
    const asked = super.query(query, values, callback)
    return asked instanceof Promise ? asked.catch(orUnreachable) : asked
  }
}

function orUnreachable(error: unknown): never {
  throw asUnreachable(error)
}

/** Deadlocks and lost races keep their codes: under these the library asks again sooner. */
function asUnreachable(error: unknown): unknown {
  const { code } = error as { code?: unknown }
  const isKnown = typeof code === 'string' && code.startsWith('40')
  return !isKnown && refusalOf(error) === 'away'
    ? Object.assign(error as Error, { code: unreachable })
    : error
}
