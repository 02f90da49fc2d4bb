import { useEffect, useRef } from 'react'

/** Keeps what is current in a row that scrolls sideways where it can be seen; the row itself is the reference. */
export function useCurrentInView(current: string) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const here = current && row.current?.querySelector<HTMLElement>('[aria-current]')
    if (!row.current || !here) return
    const { left, width } = here.getBoundingClientRect()
    const frame = row.current.getBoundingClientRect()
    row.current.scrollLeft += left + width / 2 - (frame.left + frame.width / 2)
  }, [current])
  return row
}
