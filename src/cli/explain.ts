import { CommanderError } from 'commander'
import { problems } from '#platform/errors.ts'
import { ApiProblem } from '#platform/http/client.ts'
import { type ExitCode, exitCodes, Failure } from './failure.ts'
import { invokedAs } from './invoked-as.ts'
import { fileTrouble } from './server/patient-fetch.ts'
import { plain } from './terminal/plain.ts'

export interface Explanation {
  /** For people; empty when everything was said already. */
  message: string
  exitCode: ExitCode
}

/** What to tell about whatever ended a command, and the number to end with. */
export function explain(error: unknown): Explanation {
  // Commander has printed its words already.
  if (error instanceof CommanderError)
    return { message: '', exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.usage }
  if (error instanceof Failure) return { message: error.message, exitCode: error.exitCode }
  if (error instanceof ApiProblem) return explainProblem(error)
  if (isFileError(error)) return { message: fileTrouble(error), exitCode: exitCodes.refused }
  const stack = error instanceof Error ? error.stack : String(error)
  return {
    message: `Something went wrong in this program; the server keeps all it confirmed.\n\n${stack}`,
    exitCode: exitCodes.refused,
  }
}

function explainProblem(problem: ApiProblem): Explanation {
  if (problem.cause !== undefined) return explain(problem.cause)
  const lines = [headline(problem), ...problem.fields.map((field) => `  ${field.path}: ${field.message}`)]
  const advice = adviceFor(problem)
  return { message: plain([...lines, ...advice].join('\n')), exitCode: exitCodeOf(problem) }
}

/** The detail, unless it only repeats the fields that follow. */
function headline({ code, message, fields }: ApiProblem): string {
  const repeats = fields.length > 0 && fields.every((field) => message.includes(field.message))
  return repeats && code in problems ? problems[code as keyof typeof problems].title : message
}

function adviceFor({ code, status }: ApiProblem): string[] {
  switch (code) {
    case 'not-signed-in':
      return [`The server doesn’t know this token (any more). Sign in with “${invokedAs()} login”.`]
    case 'changed-meanwhile':
      return ['Run the command again to make it on top of theirs.']
    case 'unexpected':
      return status >= 500 ? ['Run the command again; the server’s log says more.'] : []
    default:
      return []
  }
}

function exitCodeOf({ code, status }: ApiProblem): ExitCode {
  if (code === 'unreachable' || code === 'not-ready' || [502, 503, 504].includes(status)) {
    return exitCodes.unreachable
  }
  return status === 401 || status === 403 ? exitCodes.notAllowed : exitCodes.refused
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
