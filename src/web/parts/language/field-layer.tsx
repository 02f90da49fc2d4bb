import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { isLookKey } from './fields.ts'
import type { LanguageHome } from './home.ts'
import { type Field, Mirror, placeIn } from './mirror.tsx'
import type { Prompting } from './prompted.tsx'
import { type Surface, useCard } from './use-card.tsx'
import { usePrompts } from './use-prompts.ts'

interface FieldLayerProps {
  field: RefObject<Field | null>
  text: string
  prompting: Prompting
  home: LanguageHome
}

/** Everything that a plain field gets beside its words: underlines, the card, the line at its foot. */
export function FieldLayer({ field, text, prompting, home }: FieldLayerProps) {
  const sorted = usePrompts(text, prompting, home)
  const prompts = sorted.open
  const mirror = useRef<HTMLDivElement>(null)
  const [element, setElement] = useState<Field | null>(null)
  useEffect(() => setElement(field.current), [field])
  const surface = useMemo<Surface>(
    () => ({
      element,
      placeOf: ({ start }) => placeIn(element, mirror.current, start),
      refocus: () => element?.focus({ preventScroll: true }),
    }),
    [element],
  )
  const card = useCard(sorted, surface, home, prompting)
  const latest = useRef({ card, prompts })
  latest.current = { card, prompts }
  useEffect(() => {
    if (!element) return
    const onClick = (event: MouseEvent) => {
      if (element.selectionStart !== element.selectionEnd) return
      const hit = underPointer(mirror.current, event)
      const prompt = latest.current.prompts.find(({ start }) => String(start) === hit)
      if (prompt) latest.current.card.show(prompt)
    }
    const onInput = () => latest.current.card.close()
    // Before the field’s own keys: Escape closes what is open, and only that.
    const onKeyDown = (event: KeyboardEvent) => {
      const { card: now, prompts: there } = latest.current
      if (isLookKey(event) && there.length > 0) now.look()
      else if (event.key === 'Escape' && now.opened) now.close()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('click', onClick as EventListener)
    element.addEventListener('input', onInput)
    element.addEventListener('keydown', onKeyDown as EventListener, true)
    return () => {
      element.removeEventListener('click', onClick as EventListener)
      element.removeEventListener('input', onInput)
      element.removeEventListener('keydown', onKeyDown as EventListener, true)
    }
  }, [element])
  return (
    <>
      {element && prompts.length > 0 && <Mirror ref={mirror} field={element} text={text} prompts={prompts} />}
      {card.node}
    </>
  )
}

/** Where the prompt under the pointer begins, as the mirror tells it. */
function underPointer(mirror: HTMLElement | null, { clientX, clientY }: MouseEvent): string | undefined {
  const marks = [...(mirror?.querySelectorAll<HTMLElement>('[data-underlined]') ?? [])]
  return marks.find((mark) =>
    [...mark.getClientRects()].some(
      ({ left, right, top, bottom }) =>
        clientX >= left && clientX <= right && clientY >= top - 2 && clientY <= bottom + 4,
    ),
  )?.dataset.start
}
