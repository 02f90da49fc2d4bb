import { useEffect } from 'react'
import { follow, nameOf } from './keys.ts'
import { type Action, currentActions, keysOf } from './registry.ts'

/** Milliseconds within which the next key of a sequence must follow. */
const patience = 1_200

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')
  )
}

/** Buttons and links answer Enter and Space themselves. */
function belongsToControl(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false
  return (
    event.target instanceof HTMLElement &&
    event.target.closest('button, a, [role=option], [role=tab]') !== null
  )
}

function shortcuts(typing: boolean): Map<string, Action> {
  const found = new Map<string, Action>()
  for (const { actions } of currentActions()) {
    for (const action of actions) {
      for (const keys of keysOf(action)) {
        if (!typing || action.whileTyping || keys.includes('mod+')) found.set(keys, action)
      }
    }
  }
  return found
}

/** The one listener behind all shortcuts; the shell uses it once. */
export function useShortcutListener() {
  useEffect(() => {
    let sequence: string[] = []
    let since = 0
    function listen(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || belongsToControl(event)) return
      const now = Date.now()
      if (now - since > patience) sequence = []
      const known = shortcuts(isTyping(event.target))
      const next = follow(sequence, nameOf(event), known.keys())
      since = now
      sequence = next && 'waiting' in next ? next.waiting : []
      if (next && 'match' in next) {
        event.preventDefault()
        known.get(next.match)?.run()
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
