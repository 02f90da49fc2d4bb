import { useEffect, useRef, useState } from 'react'
import classes from './drop-anywhere.module.css'

interface DropAnywhereProps {
  /** What letting go does. */
  invitation: string
  /** What was dropped is gone when this returns: it takes out at once what it needs. */
  onDrop: (dropped: DataTransfer) => void
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/** Files can be dropped anywhere on the page, which says so while they hang above it. */
export function DropAnywhere({ invitation, onDrop }: DropAnywhereProps) {
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  latest.current = onDrop
  useEffect(() => {
    // The page is left and entered again with each element below the hand.
    let depth = 0
    function move(event: DragEvent, by: number) {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    const dragenter = (event: DragEvent) => move(event, 1)
    const dragleave = (event: DragEvent) => move(event, -1)
    function dragover(event: DragEvent) {
      if (carriesFiles(event)) event.preventDefault()
    }
    function drop(event: DragEvent) {
      if (!carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      depth = 0
      setOver(false)
      latest.current(event.dataTransfer)
    }
    const listeners = Object.entries({ dragenter, dragleave, dragover, drop }) as [string, EventListener][]
    for (const [name, listener] of listeners) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener)
    }
  }, [])
  if (!over) return null
  return (
    <div className={classes.overlay} aria-hidden="true">
      <p>{invitation}</p>
    </div>
  )
}
