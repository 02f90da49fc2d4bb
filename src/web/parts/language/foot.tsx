import { useEffect, useState } from 'react'
import classes from './card.module.css'
import { lookKeyName } from './fields.ts'
import { countWords, type Prompt } from './prompt.ts'

interface FootProps {
  id: string
  prompts: readonly Prompt[]
  onLook: () => void
}

/** Milliseconds for which a number stands before it is said aloud; nobody wants to hear it with every key. */
const settled = 1_200

/** How many prompts a field has, in one quiet line; listeners hear of it once somebody pauses. */
export function Foot({ id, prompts, onLook }: FootProps) {
  const words = countWords(prompts)
  const said = useSettled(words)
  return (
    <div className={classes.foot}>
      <span id={id} role="status" className="for-ears">
        {said && `${said}. Press ${lookKeyName()} to look.`}
      </span>
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
