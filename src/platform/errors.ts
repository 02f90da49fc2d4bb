/**
 * Every problem a caller can meet, with a stable code. The title says what happened; details of the case say what
 * is kept and what to do. Sent as RFC 9457 problem details with `type: /problems/<code>`.
 */
export const problems = {
  'invalid-input': { status: 400, title: 'Some of what was sent can’t be used as it is.' },
  'not-signed-in': { status: 401, title: 'You need to sign in first.' },
  'wrong-credentials': { status: 401, title: 'That e-mail and password don’t match an account.' },
  'not-allowed': { status: 403, title: 'Your role or token doesn’t allow this.' },
  'cross-site': { status: 403, title: 'This request came from another site and was not carried out.' },
  'not-found': { status: 404, title: 'There is nothing here that you can see.' },
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody else changed this while you were working on it. Your change was not applied.',
  },
  'already-exists': { status: 409, title: 'That already exists.' },
  'not-possible-now': { status: 409, title: 'That isn’t possible in the current state.' },
  'link-expired': { status: 410, title: 'This link is no longer valid.' },
  'too-large': { status: 413, title: 'That is larger than this server accepts.' },
  'unreadable-evidence': { status: 422, title: 'The evidence is kept, but it can’t be read this way.' },
  'too-many-attempts': { status: 429, title: 'Too many attempts. Please wait a moment.' },
  unexpected: { status: 500, title: 'Something went wrong on our side. Nothing that was saved is lost.' },
  'not-ready': {
    status: 503,
    title: 'Afterword is starting or its database is away. Please try again shortly.',
  },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof problems

/** One part of what was sent and what is wrong with it. `path` is dotted: `times.detected`. */
export interface FieldProblem {
  path: string
  message: string
}

/** Thrown anywhere below a route; the HTTP layer turns it into a problem response. `detail` is for people. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly fields: readonly FieldProblem[]
  /** Sent along, e.g. the current state in a conflict. */
  readonly extra: Record<string, unknown>
  constructor(
    code: ErrorCode,
    detail?: string,
    more: { fields?: FieldProblem[]; extra?: Record<string, unknown> } = {},
  ) {
    super(detail ?? problems[code].title)
    this.name = 'Problem'
    this.code = code
    this.fields = more.fields ?? []
    this.extra = more.extra ?? {}
  }
}
