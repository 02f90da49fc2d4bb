/** Who is asking: a person with an account, signed in or through a token of theirs. */
export interface Actor {
  id: string
  name: string
  role: 'member' | 'administrator'
  via: 'session' | 'token'
  scopes: readonly ('read' | 'write' | 'admin')[]
  /** The session's identifier when signed in. */
  sessionId: string | null
}
