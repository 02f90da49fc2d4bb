import { type RefObject, useLayoutEffect, useState } from 'react'

/** Less than this is no room to work in, in pixels; the page scrolls then. */
const least = 520

/** The height from an element’s top to the window’s lower edge: a workbench fills what is left of the window. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(least)
  useLayoutEffect(() => {
    function measure() {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setRoom(Math.max(least, Math.floor(window.innerHeight - top)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    // What stands above may grow or shrink without the page doing so: a title whose font arrives, or that is edited.
    for (const neighbour of element.current?.parentElement?.children ?? []) {
      if (neighbour !== element.current) observer.observe(neighbour)
    }
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element])
  return room
}
