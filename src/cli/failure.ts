/** How a command can end; `docs/guides/cli.md` promises these numbers. */
export const exitCodes = {
  done: 0,
  /** The server, or a file, refused. */
  refused: 1,
  /** The command was not typed in a way that can be understood. */
  usage: 2,
  /** No Afterword answers at the address. */
  unreachable: 3,
  /** Not signed in, or not allowed. */
  notAllowed: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command. The message says what happened, what is kept and what to do; it may have several lines. */
export class Failure extends Error {
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.name = 'Failure'
    this.exitCode = exitCode
  }
}

/** Something typed that can't be understood. */
export function misused(message: string): Failure {
  return new Failure(exitCodes.usage, message)
}

export function refused(message: string): Failure {
  return new Failure(exitCodes.refused, message)
}
