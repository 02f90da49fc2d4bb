import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { paths } from '#web/paths.ts'
import classes from './add-evidence.module.css'
import { useAddFiles } from './use-add-files.ts'

/** Files can be dropped on any page of an incident; they become its evidence. */
export function DropAnywhere({ incidentKey }: { incidentKey: string }) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const addFiles = useAddFiles(incidentKey)
  const router = useRouter()
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    function enter(event: DragEvent) {
      if (!carriesFiles(event)) return
      depth.current += 1
      setOver(true)
    }
    function leave(event: DragEvent) {
      if (!carriesFiles(event)) return
      depth.current = Math.max(0, depth.current - 1)
      if (depth.current === 0) setOver(false)
    }
    function hover(event: DragEvent) {
      if (carriesFiles(event)) event.preventDefault()
    }
    function drop(event: DragEvent) {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      void addFiles(files)
      void router.navigate({ href: paths.incident(incidentKey, 'evidence') })
    }
    const events = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const
    for (const [name, listener] of Object.entries(events)) {
      window.addEventListener(name, listener as EventListener)
    }
    return () => {
      for (const [name, listener] of Object.entries(events)) {
        window.removeEventListener(name, listener as EventListener)
      }
    }
  }, [addFiles, incidentKey, router])
  if (!over) return null
  return (
    <div className={classes.overlay} aria-hidden="true">
      <p>Let go to add evidence to {incidentKey}</p>
    </div>
  )
}
