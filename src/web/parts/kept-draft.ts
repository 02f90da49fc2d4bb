const prefix = 'afterword.draft.'

/** What somebody was writing in this tab under a name, or null. Survives leaving the page and loading it anew. */
export function readKept<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(prefix + name)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Keeps a draft; null lets go of it. */
export function keepDraft(name: string, draft: unknown) {
  try {
    if (draft === null) sessionStorage.removeItem(prefix + name)
    else sessionStorage.setItem(prefix + name, JSON.stringify(draft))
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
}
