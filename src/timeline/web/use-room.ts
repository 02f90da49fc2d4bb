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
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element])
  return room
}
