import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

/**
 * Tells those who listen which page they arrived at, and puts the focus on it when what had the focus is gone.
 * Somebody who moves through a navigation by keyboard stays where they are in it.
 */
export function Arrival() {
  const { pathname } = useLocation()
  const [words, setWords] = useState('')
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    // The page names itself once it is drawn.
    const timer = setTimeout(() => {
      setWords(pathname && document.title)
      if (document.activeElement === document.body)
        document.getElementById('main')?.focus({ preventScroll: true })
    }, 350)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <p className="for-ears" role="status">
      {words}
    </p>
  )
}
