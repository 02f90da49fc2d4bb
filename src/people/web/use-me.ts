import { useLoaded } from '#web/api.ts'

/** Who is signed in, and whether they may administer. */
export function useMe() {
  const me = useLoaded('GET /me', {})
  return { ...me, administrator: me.person.role === 'administrator' }
}
