/** Why a file is left out: `missing` and `unreadable` are faults, `unfit` is not. */
export class LeftOut extends Error {
  readonly reason: 'missing' | 'unreadable' | 'unfit'
  constructor(reason: LeftOut['reason'], message: string) {
    super(message)
    this.name = 'LeftOut'
    this.reason = reason
  }
}

/** What the file system said, for people. */
export function unreadable(error: unknown): LeftOut {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return new LeftOut('missing', 'there is no such file')
  if (code === 'EACCES' || code === 'EPERM') return new LeftOut('unreadable', 'it may not be read by you')
  if (code === 'ELOOP') return new LeftOut('unreadable', 'its links lead in a circle')
  return new LeftOut('unreadable', `it could not be read (${message})`)
}
