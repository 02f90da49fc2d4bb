import { useEffect, useState } from 'react'
import { tellProblem } from '../toasts.ts'
import classes from './card.module.css'
import { lookKeyName } from './fields.ts'
import type { LanguageHome } from './home.ts'
import type { PutAside } from './mark.ts'
import { countWords, type Prompt } from './prompt.ts'

interface FootProps {
  id: string
  prompts: readonly Prompt[]
  aside: readonly PutAside[]
  home: LanguageHome
  onLook: () => void
}

/** Milliseconds for which a number stands before it is said aloud; nobody wants to hear it with every key. */
const settled = 1_200

/** How many prompts a field has, in one quiet line; listeners hear of it once somebody pauses. */
export function Foot({ id, prompts, aside, home, onLook }: FootProps) {
  const words = countWords(prompts)
  const said = useSettled(words)
  return (
    <div className={classes.foot}>
      <span id={id} role="status" className="for-ears">
        {said && `${said}. Press ${lookKeyName()} to look.`}
      </span>
      {aside.length > 0 && (
        <button
          type="button"
          className={classes.again}
          // Without taking the focus, or the field would be left and with it this.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void home.askAgain(aside).catch(tellProblem)}
        >
          Ask again about {aside.length} put aside
        </button>
      )}
      {words && (
        <button
          type="button"
          className={classes.look}
          title={`${lookKeyName()} while writing`}
          onClick={onLook}
        >
          {words}
        </button>
      )}
    </div>
  )
}

function useSettled(words: string): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), words === '' ? 0 : settled)
    return () => clearTimeout(timer)
  }, [words])
  return said
}
