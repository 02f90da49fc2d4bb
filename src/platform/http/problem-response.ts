import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type FieldProblem, Problem, problems } from '../errors.ts'

/** Turns whatever was thrown below a route into a problem response (RFC 9457); what we did not foresee is logged. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemFrom(error)
  const { status, title } = problems[problem.code]
  if (status >= 500) request.log.error({ err: error, problem: problem.code }, 'a request failed')
  const body = {
    ...problem.extra,
    type: `/problems/${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    instance: request.id,
    ...(problem.fields.length > 0 && { errors: problem.fields }),
  }
  if (status === 429 && typeof problem.extra.retryAfter === 'number') {
    reply.header('retry-after', String(problem.extra.retryAfter))
  }
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body)
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
  if (known.code?.startsWith('FST_ERR_CTP')) return new Problem('invalid-input', known.message)
  if (known.statusCode === 400) return new Problem('invalid-input', known.message)
  if (isDatabaseAway(known.code)) return new Problem('not-ready')
  return new Problem('unexpected')
}

function describe(fields: FieldProblem[]): string {
  return fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
}

/** PostgreSQL shutting down, starting, or not reachable; the request can be repeated. */
function isDatabaseAway(code: string | undefined): boolean {
  return code !== undefined && /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code)
}
