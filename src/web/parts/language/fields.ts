import { useEffect } from 'react'
import { isApple } from '../../actions/keys.ts'
import { useActions } from '../../actions/registry.ts'

/** A field that has prompts. */
interface Asking {
  element: HTMLElement
  /** Opens the first, or the next after the one that is open. */
  look(): void
}

const asking = new Set<Asking>()

/** Makes a field reachable by the key, while it has prompts. */
export function useAsking(element: HTMLElement | null, look: (() => void) | null) {
  useEffect(() => {
    if (!element || !look) return
    const one = { element, look }
    asking.add(one)
    return () => void asking.delete(one)
  }, [element, look])
}

/** The field that has the focus, else the first on the page. */
function lookAtPrompts() {
  const all = [...asking].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
  const focused = all.find(({ element }) => element.contains(document.activeElement))
  ;(focused ?? all[0])?.look()
}

/** Registers the key for a page on which people write, so that the help shows it. */
export function useLanguageKey() {
  useActions('While writing', [
    {
      id: 'language.look',
      label: 'Look at the language prompts',
      keys: 'alt+.',
      keyOnly: true,
      whileTyping: true,
      run: lookAtPrompts,
    },
  ])
}

/** By its place on the keyboard: with Option, Macs write another character. */
export function isLookKey(event: {
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  code: string
}): boolean {
  return event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'Period'
}

export const lookKeyName = () => (isApple() ? 'Option-.' : 'Alt-.')

/** Whether something lies in a card, for fields that do something when they are left. */
export function isInCard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-language-card]') !== null
}
