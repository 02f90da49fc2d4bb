import { lazy, Suspense, useRef } from 'react'
import { useLanguageHome } from '#web/parts/language/home.ts'

const Judgement = lazy(() => import('./judgement.tsx').then((part) => ({ default: part.Judgement })))

export interface JudgedProps {
  /** The words of the item as they stand now. */
  text: string
  doneWhen?: string
  /** The item itself, which is no double of its own. */
  id?: string
  /** Whether somebody is writing these words: then others that say the same are looked for. */
  writing: boolean
}

/** Whether somebody could see that an item is done. What it takes to know comes when it is first needed. */
export function Judged(props: JudgedProps) {
  const home = useLanguageHome()
  const begun = useRef(false)
  if (props.text.trim() !== '') begun.current = true
  if (!home || !begun.current) return null
  return (
    <Suspense>
      <Judgement {...props} home={home} />
    </Suspense>
  )
}
