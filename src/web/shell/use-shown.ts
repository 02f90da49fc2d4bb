import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Search, textOf } from '../search-state.ts'
import { blockWith } from './words-in-page.ts'

/** Milliseconds within which what an address names has to appear. */
const patience = 12_000
const flash = 2_500

/**
 * Brings what an address names into view, once it is drawn: `?show=` an element by its identifier, `?words=` the first
 * place on the page that has these words. Whoever begins to scroll or type is left alone.
 */
export function useShown() {
  // Where the page is, not where it is about to be: the one that is left may have the same words.
  const arrived = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation })
  const pathname = arrived?.pathname
  const { show, words } = (arrived?.search ?? {}) as Search
  const id = textOf(show)
  const sought = textOf(words)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page with the same words is another place.
  useEffect(() => {
    if (!id && !sought) return
    return watchFor(() => (id ? document.getElementById(id) : sought ? blockWith(sought) : null))
  }, [pathname, id, sought])
}

/** Looks now and after each change of the page. @returns what ends it. */
function watchFor(find: () => HTMLElement | null) {
  const main = document.getElementById('main')
  if (!main) return
  const look = () => {
    const found = find()
    if (!found) return
    end()
    bringIntoView(found)
  }
  const observer = new MutationObserver(look)
  const timer = setTimeout(end, patience)
  const interrupted = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
  for (const one of interrupted) window.addEventListener(one, end, { once: true, passive: true })
  function end() {
    observer.disconnect()
    clearTimeout(timer)
    for (const one of interrupted) window.removeEventListener(one, end)
  }
  observer.observe(main, { childList: true, subtree: true, characterData: true })
  look()
  return end
}

function bringIntoView(found: HTMLElement) {
  // The page may still be drawing what stands above it.
  requestAnimationFrame(() => {
    found.scrollIntoView({ block: 'center' })
    if (found.tabIndex < 0 && !found.hasAttribute('tabindex')) found.tabIndex = -1
    found.focus({ preventScroll: true })
    found.dataset.shown = 'true'
    setTimeout(() => delete found.dataset.shown, flash)
  })
}
