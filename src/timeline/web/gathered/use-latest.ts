import { useCallback, useRef } from 'react'

/** Lets only the latest of several answers count: `const isLatest = begin()` before waiting, `isLatest()` after. */
export function useLatest() {
  const turn = useRef(0)
  return useCallback(() => {
    turn.current += 1
    const mine = turn.current
    return () => turn.current === mine
  }, [])
}
