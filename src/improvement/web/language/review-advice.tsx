import { CloseButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { type LanguageHome, useLanguageHome } from '#web/parts/language/home.ts'
import { isAside, markOf } from '#web/parts/language/mark.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Item } from '../../contract.ts'
import { adviceFor } from './advice-for.ts'
import classes from './review-advice.module.css'

/** One quiet line about the items of a review together, until somebody puts it aside for themselves. */
export function ReviewAdvice({ items }: { items: readonly Item[] }) {
  const home = useLanguageHome()
  return home && <Line items={items} home={home} />
}

/** What was put aside is known by the kind of advice, as a prompt is by its rule. */
const markFor = (id: string) => markOf('', { rule: `items-${id}`, start: 0, end: 0 })

function Line({ items, home }: { items: readonly Item[]; home: LanguageHome }) {
  const { want, aside, putAside } = home
  useEffect(want, [want])
  const all = useMemo(() => adviceFor(items), [items])
  const advice = aside && all.find(({ id }) => !isAside(markFor(id), aside))
  if (!advice) return null
  const dismiss = () =>
    putAside(markFor(advice.id), 'review', undefined)
      .then((undo) => offerUndo('You won’t be asked about it in this review.', undo))
      .catch(tellProblem)
  return (
    <p className={classes.advice}>
      <IconHelp size={17} aria-hidden />
      <span>{advice.text}</span>
      <CloseButton size="sm" aria-label="Don’t ask about it in this review" onClick={() => void dismiss()} />
    </p>
  )
}
