import { useMemo, useState } from 'react'

/**
 * Keeps in a list what somebody is writing in while others take it away: what is typed stays on the screen.
 * @returns the list with what is held, and a way to hold and let go.
 */
export function useHeld<T extends { id: string }>(list: readonly T[]) {
  const [held, setHeld] = useState<readonly T[]>([])
  const shown = useMemo(() => {
    const gone = held.filter((one) => !list.some(({ id }) => id === one.id))
    return gone.length === 0 ? list : [...gone, ...list]
  }, [list, held])
  const hold = (one: T, writing: boolean) =>
    setHeld((before) => {
      const others = before.filter(({ id }) => id !== one.id)
      return writing ? [...others, one] : others
    })
  return [shown, hold] as const
}
