import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { SpanControl } from './use-span.ts'

interface Plot {
  x: number
  width: number
}

/**
 * Wheel, drag and pinch over the picture. The wheel comes nearer and goes away around the pointer; sideways, or with
 * Shift, it moves along. It is listened to directly because only then may it keep the page from scrolling.
 */
export function useGestures(frame: RefObject<HTMLElement | null>, plot: Plot, control: SpanControl) {
  const latest = useRef({ plot, control })
  latest.current = { plot, control }
  const fingers = useRef(new Map<number, number>())
  useEffect(() => {
    const element = frame.current
    if (!element) return
    function turn(event: WheelEvent) {
      const { plot: box, control: now } = latest.current
      event.preventDefault()
      const sideways = event.shiftKey ? event.deltaY : event.deltaX
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        now.pan(sideways / box.width)
        return
      }
      const share = (event.clientX - (element?.getBoundingClientRect().left ?? 0) - box.x) / box.width
      const strength = event.ctrlKey ? 0.01 : 0.0018
      now.zoom(Math.exp(event.deltaY * strength), Math.min(1, Math.max(0, share)))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [frame])
  return {
    onPointerDown(event: PointerEvent) {
      fingers.current.set(event.pointerId, event.clientX)
    },
    onPointerMove(event: PointerEvent) {
      const before = fingers.current.get(event.pointerId)
      if (before === undefined || event.buttons === 0) return
      const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, x]) => x)
      fingers.current.set(event.pointerId, event.clientX)
      const other = others[0]
      if (other === undefined) {
        control.pan((before - event.clientX) / plot.width)
        return
      }
      const [was, is] = [Math.abs(before - other), Math.abs(event.clientX - other)]
      const left = frame.current?.getBoundingClientRect().left ?? 0
      const share = ((event.clientX + other) / 2 - left - plot.x) / plot.width
      if (was > 8 && is > 8) control.zoom(was / is, Math.min(1, Math.max(0, share)))
    },
    onPointerUp: (event: PointerEvent) => fingers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => fingers.current.delete(event.pointerId),
    onPointerLeave: (event: PointerEvent) => fingers.current.delete(event.pointerId),
  }
}
