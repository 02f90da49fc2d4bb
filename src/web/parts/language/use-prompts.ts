import { useEffect, useMemo, useState } from 'react'
import { type Checker, createChecker } from '#language/check.ts'
import type { LanguageHome } from './home.ts'
import { carryOver, type FieldContext, type Prompt, promptOf, type Sorted, sortOut } from './prompt.ts'

/** Milliseconds without a key after which what was written is looked at. */
export const pause = 300

/** A checker for one field; the same one as long as what it goes by stays the same. */
export function useChecker({ kind, section, format }: FieldContext, { names, allow }: LanguageHome): Checker {
  return useMemo(
    () =>
      createChecker({
        names,
        allow,
        ...(kind ? { kind } : {}),
        ...(section ? { section } : {}),
        ...(format ? { format } : {}),
      }),
    [kind, section, format, names, allow],
  )
}

interface Seen {
  text: string
  checker: Checker
  prompts: readonly Prompt[]
}

const nothing: Sorted<Prompt> = { open: [], aside: [] }

/** The prompts of a text that is being written: at most a pause behind, and always on the words they are about. */
export function usePrompts(text: string, context: FieldContext, home: LanguageHome): Sorted<Prompt> {
  const checker = useChecker(context, home)
  const [seen, setSeen] = useState<Seen | null>(null)
  const { want, aside } = home
  useEffect(want, [want])
  const ready = aside !== null
  useEffect(() => {
    if (!ready || (seen?.text === text && seen.checker === checker)) return
    const look = () =>
      setSeen({ text, checker, prompts: checker.check(text).map((finding) => promptOf(text, finding)) })
    const timer = setTimeout(look, seen?.text === text || !seen ? 0 : pause)
    return () => clearTimeout(timer)
  }, [ready, text, checker, seen])
  return useMemo(() => {
    if (!seen || !aside) return nothing
    const sorted = sortOut(seen.prompts, aside)
    return seen.text === text ? sorted : { ...sorted, open: carryOver(sorted.open, seen.text, text) }
  }, [seen, aside, text])
}
