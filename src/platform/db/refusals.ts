import { Problem } from '../errors.ts'

/** Why PostgreSQL refused a statement, as far as a caller's input can be the reason; codes of its appendix A. */
export type Refusal = 'taken' | 'in-use' | 'unfit' | 'away'

/**
 * `taken`: something unique is there already · `in-use`: something else still names it · `unfit`: a value that has
 * no place in a column (NUL in a text, a year that no calendar has) · `away`: the server is stopping, starting, full or
 * not reachable, and the same statement may succeed shortly · null: our mistake.
 */
export function refusalOf(error: unknown): Refusal | null {
  const { code, syscall, message } = error as { code?: unknown; syscall?: unknown; message?: unknown }
  if (typeof code !== 'string') return saysConnectionLost(message) ? 'away' : null
  if (code === '23505') return 'taken'
  if (code === '23503') return 'in-use'
  if (/^22\w{3}$/.test(code)) return 'unfit'
  // Deadlocks and lost serialisation races are over when the statement is repeated.
  if (/^(57P0[1-5]|08\w{3}|53\w{3}|40\w{3})$/.test(code)) return 'away'
  if (/^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|EPIPE|ETIMEDOUT)$/.test(code)) return 'away'
  // The socket of an own server that has stopped; other files that are missing are no business of the database.
  return code === 'ENOENT' && syscall === 'connect' ? 'away' : null
}

/** What the driver says of a connection that ended under a query has no code. */
function saysConnectionLost(message: unknown): boolean {
  return (
    typeof message === 'string' &&
    /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/.test(
      message,
    )
  )
}

/** For `.catch`: says in words what is taken. */
export function orTaken(message: string): (error: unknown) => never {
  return (error) => {
    throw refusalOf(error) === 'taken' ? new Problem('already-exists', message) : error
  }
}

/** For `.catch`: says in words why something can't go. */
export function orInUse(message: string): (error: unknown) => never {
  return (error) => {
    throw refusalOf(error) === 'in-use' ? new Problem('not-possible-now', message) : error
  }
}
