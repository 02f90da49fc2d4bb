import { Button } from '@mantine/core'
import type { SearchAnswer } from '../../search/contract.ts'
import { corrected, withPart } from './query-text.ts'
import classes from './search-page.module.css'

interface ToldProps {
  q: string
  answer: SearchAnswer
  onChange: (q: string) => void
}

/** What was done differently from what was typed, and what could not be taken as it was. */
export function Told({ q, answer: { corrections: all, manner, problems, total }, onChange }: ToldProps) {
  // What is wrong with a field says more than what its name was taken for.
  const corrections = all.filter(
    ({ from }) => !problems.some(({ text }) => text.toLowerCase().includes(from)),
  )
  return (
    <>
      {problems.map(({ text, message, instead }) => (
        <p key={`${text} ${message}`} className={classes.told}>
          {message}{' '}
          {instead && (
            <Button
              size="compact-sm"
              variant="subtle"
              className={classes.instead}
              onClick={() => onChange(withPart(q, text, instead))}
            >
              Look for {instead}
            </Button>
          )}
        </p>
      ))}
      {corrections.length > 0 && (
        <p className={classes.told}>
          Nothing has {list(corrections.map(({ from }) => `“${from}”`))}. These are for{' '}
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.instead}
            onClick={() => onChange(corrected(q, corrections))}
          >
            {corrected(q, corrections)}
          </Button>
        </p>
      )}
      {manner === 'going-on' && (
        <p className={classes.told}>
          Nothing has the last word as it is; these have words that begin with it.
        </p>
      )}
      {manner === 'some-words' && total.count > 0 && (
        <p className={classes.told}>Nothing has all of these words; these have some of them.</p>
      )}
    </>
  )
}

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
