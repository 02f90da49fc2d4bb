import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

/** Says to those who listen instead of looking what just happened: "Taken into the story." */
export function announce(text: string) {
  // The same words twice are only read out twice when something about them differs.
  said = said === text ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where announcements are read out from; once on the page. */
export function Announcements() {
  const text = useSyncExternalStore(subscribe, () => said)
  return (
    <div role="status" aria-live="polite" className="for-ears">
      {text}
    </div>
  )
}
