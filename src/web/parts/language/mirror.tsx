import { Fragment, type ReactNode, type Ref, useLayoutEffect, useRef } from 'react'
import classes from './mirror.module.css'
import { isUnderlined, type Prompt } from './prompt.ts'

export type Field = HTMLTextAreaElement | HTMLInputElement

interface MirrorProps {
  field: Field
  text: string
  prompts: readonly Prompt[]
  ref: Ref<HTMLDivElement>
}

/**
 * The field’s text once more above it, unseen, so that underlines can stand where the words are: browsers let nobody
 * draw into a field. It takes its measures from the field and scrolls along.
 */
export function Mirror({ field, text, prompts, ref }: MirrorProps) {
  const pane = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const align = () => {
      if (pane.current && words.current) alignWith(field, pane.current, words.current)
    }
    align()
    const observer = new ResizeObserver(align)
    observer.observe(field)
    document.fonts.addEventListener('loadingdone', align)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', align)
    }
  }, [field])
  useLayoutEffect(() => {
    const follow = () => {
      if (words.current) scrollAlong(field, words.current)
    }
    follow()
    field.addEventListener('scroll', follow)
    return () => field.removeEventListener('scroll', follow)
  })
  return (
    <div ref={pane} className={classes.pane} aria-hidden data-language-mirror>
      <div ref={words} className={classes.words}>
        <div ref={ref}>{pieces(text, prompts)}</div>
      </div>
    </div>
  )
}

/** The text in pieces: plain ones, and those that prompts are about. */
function pieces(text: string, prompts: readonly Prompt[]): ReactNode[] {
  const all: ReactNode[] = []
  let at = 0
  for (const prompt of prompts) {
    if (prompt.start < at) continue
    all.push(<Fragment key={`${at}-`}>{text.slice(at, prompt.start)}</Fragment>)
    all.push(
      <span
        key={prompt.start}
        className={isUnderlined(prompt) ? classes.underlined : undefined}
        data-start={prompt.start}
        data-underlined={isUnderlined(prompt) || undefined}
      >
        {text.slice(prompt.start, prompt.end)}
      </span>,
    )
    at = prompt.end
  }
  // A line that has only begun is as high as the others.
  all.push(<Fragment key="rest">{`${text.slice(at)}\u200b`}</Fragment>)
  return all
}

/** Whatever decides where a word stands in a line. */
const measures = [
  'direction',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-size',
  'font-stretch',
  'font-style',
  'font-variant',
  'font-weight',
  'letter-spacing',
  'line-height',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'tab-size',
  'text-align',
  'text-indent',
  'text-rendering',
  'text-transform',
  'word-break',
  'word-spacing',
] as const

function alignWith(field: Field, pane: HTMLElement, words: HTMLElement) {
  const frame = pane.offsetParent?.getBoundingClientRect()
  if (!frame) return
  const { left, top } = field.getBoundingClientRect()
  Object.assign(pane.style, {
    left: `${left - frame.left + field.clientLeft}px`,
    top: `${top - frame.top + field.clientTop}px`,
    // Without the scroll bar: it takes room from the words.
    width: `${field.clientWidth}px`,
    height: `${field.clientHeight}px`,
  })
  const style = getComputedStyle(field)
  for (const measure of measures) words.style.setProperty(measure, style.getPropertyValue(measure))
  words.style.whiteSpace = field instanceof HTMLTextAreaElement ? 'pre-wrap' : 'pre'
  scrollAlong(field, words)
}

function scrollAlong(field: Field, words: HTMLElement) {
  words.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`
}

/** Where words stand in the window, scrolled into the field’s view; null when the mirror doesn’t show them. */
export function placeIn(field: Field | null, mirror: HTMLElement | null, start: number): DOMRect | null {
  const words = mirror?.querySelector<HTMLElement>(`[data-start="${start}"]`)
  if (!words || !field) return null
  const box = field.getBoundingClientRect()
  const [before] = words.getClientRects()
  if (!before) return null
  if (before.top < box.top || before.bottom > box.bottom)
    field.scrollTop += before.top - box.top - box.height / 3
  if (before.left < box.left || before.right > box.right)
    field.scrollLeft += before.left - box.left - box.width / 3
  if (mirror?.parentElement) scrollAlong(field, mirror.parentElement)
  return words.getClientRects()[0] ?? before
}
