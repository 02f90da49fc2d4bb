import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Refusal, refusalOf } from '../db/refusals.ts'
import { type FieldProblem, Problem, problems } from '../errors.ts'

const problemType = 'application/problem+json'

/** Turns whatever was thrown below a route into a problem response (RFC 9457); what we did not foresee is logged. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemFrom(error)
  const { status } = problems[problem.code]
  // Where whoever asked is gone, nothing is wrong here, and nobody hears the answer.
  if (status >= 500 && !request.socket.destroyed) tellOfFailure(error, problem, request)
  if (status === 429 && typeof problem.extra.retryAfter === 'number') {
    reply.header('retry-after', String(problem.extra.retryAfter))
  }
  return reply
    .code(status)
    .type(problemType)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(bodyOf(problem, request.id))
}

/** That the database is away is said once a request, without the trail of each. */
function tellOfFailure(error: unknown, { code }: Problem, { log }: FastifyRequest) {
  if (code === 'not-ready')
    log.warn({ problem: code, reason: String(error) }, 'a request found the database away')
  else log.error({ err: error, problem: code }, 'a request failed')
}

function bodyOf(problem: Problem, requestId: string) {
  const { status, title } = problems[problem.code]
  return {
    ...problem.extra,
    type: `/problems/${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    instance: requestId,
    ...(problem.fields.length > 0 && { errors: problem.fields }),
  }
}

const bareHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** For addresses that the router can't take apart; they reach no hook, so the headers are set here. */
export function answerBadAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = new Problem('invalid-input', 'This address is not spelled in a way that can be understood.')
  void reply.headers({ ...bareHeaders, 'x-request-id': request.id })
  answerProblem(problem, request, reply)
}

/** For what is no HTTP at all, or has headers beyond measure. */
export function answerBadHttp(error: NodeJS.ErrnoException, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const problem = isLarge
    ? new Problem('too-large', 'The headers of this request are larger than this server accepts.')
    : new Problem('invalid-input', 'This is not a request that can be understood.')
  const id = randomUUID()
  const body = JSON.stringify(bodyOf(problem, id))
  const headers = Object.entries({
    ...bareHeaders,
    'x-request-id': id,
    'content-type': problemType,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  const status = isLarge ? '413 Content Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('')}\r\n${body}`)
}

function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error
  const known = error as FastifyError & { code?: string }
  if (hasZodFastifySchemaValidationErrors(known)) {
    const fields = known.validation.map(
      (issue): FieldProblem => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: issue.message ?? 'is not right',
      }),
    )
    return new Problem('invalid-input', describe(fields), { fields })
  }
  if (known.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('too-large')
  if (known.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Problem('invalid-input', 'This takes JSON, with “content-type: application/json”.')
  if (known.code?.startsWith('FST_ERR_CTP')) return new Problem('invalid-input', known.message)
  if (known.statusCode === 400) return new Problem('invalid-input', known.message)
  if (known.code === 'ENOSPC' || known.code === 'EDQUOT') return new Problem('not-ready', diskFull)
  const refusal = refusalOf(error)
  return refusal ? refused[refusal]() : new Problem('unexpected')
}

const diskFull =
  'The disk of this server is full. What was saved is kept; please tell whoever looks after this server.'

const refused: Record<Refusal, () => Problem> = {
  taken: () => new Problem('already-exists'),
  'in-use': () => new Problem('not-possible-now', 'Something else is still connected with this.'),
  unfit: () =>
    new Problem('invalid-input', 'Something in this has a character, a date or a number that can’t be kept.'),
  away: () => new Problem('not-ready'),
}

function describe(fields: FieldProblem[]): string {
  return fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
}
