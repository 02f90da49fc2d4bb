import { useEffect, useMemo } from 'react'
import { judgeItem } from '#language/actionability/actionability.ts'
import { itemPhaseName, itemStrengthName, itemTypeName } from '#review/wording.ts'
import { useLanguageHome } from '#web/parts/language/home.ts'
import type { Item } from '../../contract.ts'
import type { Leverage } from '../../item.ts'
import classes from './leverage.module.css'
import { strengthMeaning } from './leverage-words.ts'
import { stillOpen } from './still-open.ts'

interface SuggestionProps {
  item: Item
  doneWhen: string
  onTake: (change: Partial<Leverage>) => void
}

const nobody: readonly string[] = []

/** What the words of an item suggest for what nobody chose yet; taken over by one press, or left alone. */
export function Suggestion({ item, doneWhen, onTake }: SuggestionProps) {
  const home = useLanguageHome()
  useEffect(() => home?.want(), [home?.want])
  const names = home?.names ?? nobody
  const judged = useMemo(() => judgeItem(item.title, { names, doneWhen }), [item.title, names, doneWhen])
  const { strength, type, phase } = stillOpen(item, judged)
  const parts = [
    strength && itemStrengthName[strength].toLowerCase(),
    type && itemTypeName[type].toLowerCase(),
    phase && itemPhaseName[phase],
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <p className={classes.suggestion}>
      Suggested: {parts.join(' · ')}.{strength && ` It ${strengthMeaning[strength]}.`}{' '}
      <button type="button" className={classes.take} onClick={() => onTake(stillOpen(item, judged))}>
        Take it over
      </button>
    </p>
  )
}
