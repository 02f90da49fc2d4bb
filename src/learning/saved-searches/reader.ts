import type { Actor } from '#platform/http/actor.ts'

/** A person as the doors know them, while they are not there themselves. */
export function readerOf({ id, name, role }: Pick<Actor, 'id' | 'name' | 'role'>): Actor {
  return { id, name, role, via: 'session', scopes: ['read'], sessionId: null }
}
