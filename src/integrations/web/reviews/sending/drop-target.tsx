import { useEffect, useState } from 'react'
import { choiceOfEntries, choiceOfFiles, entriesOf } from './choice.ts'
import classes from './sending.module.css'
import { prepare } from './sending.ts'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Folders and files can be dropped anywhere on the page. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    function move(event: DragEvent, by: number) {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent) => move(event, 1)
    const leave = (event: DragEvent) => move(event, -1)
    function hover(event: DragEvent) {
      if (carriesFiles(event)) event.preventDefault()
    }
    function drop(event: DragEvent) {
      if (!carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const entries = entriesOf(event.dataTransfer)
      const files = [...event.dataTransfer.files]
      if (entries.length > 0) void prepare((onFound) => choiceOfEntries(entries, onFound))
      else if (files.length > 0) void prepare(() => choiceOfFiles(files))
    }
    const events = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const
    for (const [name, listener] of Object.entries(events))
      window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(events))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [])
  if (!over) return null
  return (
    <div className={classes.overlay} aria-hidden="true">
      <p>Let go to look at these reviews</p>
    </div>
  )
}
