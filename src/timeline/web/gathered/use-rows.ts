import { type RefObject, useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Align, type Frame, RowWindow } from './row-window.ts'

/** After so long without scrolling, in milliseconds, a list rests. */
const rest = 150

export interface Rows extends Frame {
  /** The element that scrolls, and the one in it whose children are the rows drawn. */
  scroller: RefObject<HTMLDivElement | null>
  drawn: RefObject<HTMLDivElement | null>
  heightOf(index: number): number
  scrollTo(index: number, align: Align): void
  /** Follows the row on top, which is so many rows further on now. */
  follow(rows: number): void
}

/** The rows to draw of a list of any length. Children with `data-index` are measured, those without still on their way. */
export function useRows(count: number): Rows {
  const [, draw] = useReducer((times: number) => times + 1, 0)
  const [rows] = useState(() => new RowWindow(count))
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  rows.recount(count)
  const frame = rows.frame()
  const shown = useRef(frame)
  useLayoutEffect(() => {
    shown.current = frame
    if (scroller.current && drawn.current && arrange(rows, scroller.current, drawn.current)) draw()
  })
  useLayoutEffect(() => {
    const [list, children] = [scroller.current, drawn.current]
    if (!list || !children) return
    return listen(list, {
      scrolled() {
        rows.scrolled(list.scrollTop)
        if (!isSame(shown.current, rows.frame())) flushSync(draw)
      },
      rested() {
        rows.rest()
        if (rows.place().moving) flushSync(draw)
      },
      resized() {
        if (measure(rows, list, children)) flushSync(draw)
      },
      sized: [list, children],
    })
  }, [rows])
  const scrollTo = useCallback(
    (index: number, align: Align) => {
      rows.toIndex(index, align)
      draw()
    },
    [rows],
  )
  const follow = useCallback(
    (by: number) => {
      rows.follow(by)
      draw()
    },
    [rows],
  )
  return { ...frame, scroller, drawn, heightOf: (index) => rows.heightOf(index), scrollTo, follow }
}

function isSame(one: Frame, other: Frame): boolean {
  return (
    one.first === other.first &&
    one.last === other.last &&
    one.offset === other.offset &&
    one.height === other.height
  )
}

/** Tells whether anything is taller than thought. */
function measure(rows: RowWindow, list: HTMLElement, children: HTMLElement): boolean {
  let news = rows.resize(list.clientHeight)
  for (const child of children.children) {
    const index = child.getAttribute('data-index')
    if (index !== null) news = rows.measured(Number(index), child.getBoundingClientRect().height) || news
  }
  return news
}

/** Brings the element in line with what was drawn. Tells whether it has to be drawn again. */
function arrange(rows: RowWindow, list: HTMLElement, children: HTMLElement): boolean {
  if (measure(rows, list, children)) return true
  if (children.querySelector(':scope > :not([data-index])') === null) rows.settled()
  const { top, moving } = rows.place()
  if (moving) list.scrollTop = top
  // A list that became shorter was moved by the browser: nobody scrolled.
  const isCut = list.scrollTop < top && list.scrollTop >= list.scrollHeight - list.clientHeight - 1
  return (moving || isCut) && rows.landed(list.scrollTop)
}

interface Heard {
  scrolled(): void
  rested(): void
  resized(): void
  sized: readonly Element[]
}

/** Hears what happens to a list until the returned function is called. */
function listen(list: HTMLElement, { scrolled, rested, resized, sized }: Heard): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let touched = false
  const later = () => {
    clearTimeout(timer)
    // Under a finger nothing rests: to move the list then would tear it away.
    if (!touched) timer = setTimeout(rested, rest)
  }
  const heard = new AbortController()
  const options = { passive: true, signal: heard.signal }
  const on = (events: string[], run: () => void) => {
    for (const event of events) list.addEventListener(event, run, options)
  }
  on(['scroll'], () => {
    scrolled()
    later()
  })
  on(['touchstart'], () => {
    touched = true
    clearTimeout(timer)
  })
  on(['touchend', 'touchcancel'], () => {
    touched = false
    later()
  })
  const observer = new ResizeObserver(resized)
  for (const one of sized) observer.observe(one)
  return () => {
    clearTimeout(timer)
    heard.abort()
    observer.disconnect()
  }
}
