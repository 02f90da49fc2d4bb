import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { Card } from './card.tsx'
import { useAsking } from './fields.ts'
import { Foot } from './foot.tsx'
import type { LanguageHome } from './home.ts'
import { takeLook } from './looked-at.ts'
import type { Prompt, Sorted } from './prompt.ts'
import type { Prompting } from './prompted.tsx'

/** The field as the card needs it. */
export interface Surface {
  /** What has the focus while one writes. */
  element: HTMLElement | null
  /** Brings a prompt’s words into view and says where they are in the window. */
  placeOf(prompt: Prompt): DOMRect | null
  /** Gives the focus back; the caret is where it was. */
  refocus(): void
}

interface Open {
  index: number
  /** By key or from the foot: the focus moves into the card. */
  focus: boolean
}

interface CardState {
  /** Whether a card is open. */
  opened: boolean
  /** Opens the card of a prompt without taking the focus. */
  show(prompt: Prompt): void
  look(): void
  close(): void
  node: ReactNode
}

/** Card, foot and description of one field: which prompt is open, how one gets there and back. */
export function useCard(
  { open: prompts, aside }: Sorted<Prompt>,
  surface: Surface,
  home: LanguageHome,
  { place, keeping }: Prompting,
): CardState {
  const [open, setOpen] = useState<Open | null>(null)
  const footId = useId()
  const count = prompts.length
  const latest = useRef({ open, count })
  latest.current = { open, count }
  const look = useCallback(() => {
    const { open: before, count: all } = latest.current
    if (all > 0) setOpen({ index: before ? (before.index + 1) % all : 0, focus: true })
  }, [])
  const close = useCallback(() => setOpen(null), [])
  useAsking(surface.element, count > 0 ? look : null)
  useDescribed(surface.element, count > 0 ? footId : null)
  useEffect(() => {
    if (count > 0 && takeLook(place)) look()
  }, [count, place, look])

  const back = () => {
    close()
    surface.refocus()
  }
  // Whoever came by key goes through all of them; whoever clicked on one meant that one.
  const next = () => {
    if (open?.focus && count > 1) setOpen({ index: open.index % (count - 1), focus: true })
    else back()
  }
  const current = open && prompts[Math.min(open.index, count - 1)]
  const empty = open !== null && !current
  useEffect(() => {
    if (empty) setOpen(null)
  }, [empty])
  return {
    opened: Boolean(current),
    show: (prompt) => setOpen({ index: prompts.indexOf(prompt), focus: false }),
    look,
    close,
    node: (
      <>
        <Foot id={footId} prompts={prompts} aside={aside} home={home} onLook={look} />
        {open && current && (
          <Card
            prompt={current}
            index={prompts.indexOf(current)}
            count={count}
            focus={open.focus}
            keeping={keeping}
            surface={surface}
            home={home}
            onGo={(by) => setOpen({ index: (prompts.indexOf(current) + by + count) % count, focus: true })}
            onClose={close}
            onBack={back}
            onAside={next}
          />
        )}
      </>
    ),
  }
}

/** Adds a description beside those that the field has already. */
function useDescribed(element: HTMLElement | null, id: string | null) {
  useEffect(() => {
    if (!element || !id) return
    const before = element.getAttribute('aria-describedby')
    element.setAttribute('aria-describedby', before ? `${before} ${id}` : id)
    return () => {
      if (before) element.setAttribute('aria-describedby', before)
      else element.removeAttribute('aria-describedby')
    }
  }, [element, id])
}
