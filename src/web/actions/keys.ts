/** What a pressed key means for the shortcuts; a KeyboardEvent fits. */
export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * The name of a key press: `j`, `?`, `mod+k`, `shift+arrowdown`, `enter`. `mod` is Ctrl or ⌘.
 * Shift is named only where the key's own character doesn't show it.
 */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const parts: string[] = []
  if (ctrlKey || metaKey) parts.push('mod')
  if (altKey) parts.push('alt')
  const character = key.length === 1 && key !== ' '
  if (shiftKey && !(character && key.toLowerCase() === key.toUpperCase())) parts.push('shift')
  parts.push(key === ' ' ? 'space' : key.toLowerCase())
  return parts.join('+')
}

/**
 * Where a press leads, given the presses before it: a whole match (`g i`), the beginning of one, or nothing.
 * A sequence is written with spaces between its presses.
 */
export function follow(
  sequence: readonly string[],
  press: string,
  shortcuts: Iterable<string>,
): { match: string } | { waiting: string[] } | null {
  const whole = [...sequence, press].join(' ')
  let begins = false
  for (const shortcut of shortcuts) {
    if (shortcut === whole) return { match: shortcut }
    if (shortcut.startsWith(`${whole} `)) begins = true
  }
  if (begins) return { waiting: [...sequence, press] }
  return sequence.length > 0 ? follow([], press, shortcuts) : null
}

const symbols: Record<string, string> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  escape: 'Esc',
  backspace: '⌫',
  delete: 'Del',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  space: 'Space',
  shift: '⇧',
  alt: 'Alt',
}

/** The keys of a shortcut as they stand on the keyboard: `mod+k` is ⌘ K or Ctrl K. */
export function keyCaps(shortcut: string, apple: boolean): string[] {
  return shortcut.split(' ').flatMap((press) =>
    press
      .split('+')
      .filter((name) => name !== '')
      .map((name) => {
        if (name === 'mod') return apple ? '⌘' : 'Ctrl'
        return symbols[name] ?? (name.length === 1 ? name.toUpperCase() : name)
      }),
  )
}

export const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)
