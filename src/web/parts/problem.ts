import { ApiProblem } from '#platform/http/client.ts'

export interface ProblemWords {
  title: string
  detail: string
  /** Whether trying the same again may help. */
  again: boolean
}

const advice: Partial<Record<ApiProblem['code'], string>> = {
  unreachable: 'What you typed is still here. Try again in a moment.',
  'not-ready': 'What you typed is still here. Try again in a moment.',
  'not-signed-in': 'Sign in, then try again; what you typed here stays.',
  'not-allowed': 'An administrator can change what you may do.',
  'not-found': 'It may have been deleted, or it isn’t shared with you.',
  'link-expired': 'Whoever gave it to you can make another one.',
  'too-many-attempts': 'Wait a minute, then try again.',
  unexpected: 'Try again; if it keeps happening, an administrator finds the cause in the server’s log.',
}

/** What comes from a link that somebody was given, so that nobody can put it right by typing. */
const linkFields = new Set(['token', 'setupToken'])
const brokenLink =
  'It may have been cut off on its way. Open it again where you got it, or ask for another one.'

/** What to tell a person about a failure: what happened, what is kept, what to do. */
export function describeProblem(error: unknown): ProblemWords {
  if (error instanceof ApiProblem) {
    if (error.code === 'invalid-input' && error.fields.some(({ path }) => linkFields.has(path)))
      return { title: 'This link doesn’t work.', detail: brokenLink, again: false }
    const fields = error.fields.map(({ message }) => message).join(' ')
    return {
      title: error.message,
      detail: [fields, advice[error.code] ?? ''].filter(Boolean).join(' '),
      again: error.status === 0 || error.status >= 500 || error.status === 429,
    }
  }
  return {
    title: 'This page ran into a problem.',
    detail: 'Everything that was saved is safe. Load the page again to go on.',
    again: true,
  }
}

/** The message for one field of a form, by its path in what was sent. */
export function fieldProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  return error.fields.find((field) => field.path === path || field.path.endsWith(`.${path}`))?.message
}

/** Whether somebody else changed the same thing in the meantime. */
export function isConflict(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'changed-meanwhile'
}
