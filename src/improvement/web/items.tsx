import type { Ref } from 'react'
import { AddLine } from '#review/web/findings/add-line.tsx'
import { ofItem } from '#review/web/language/place-context.ts'
import { useHeld } from '#review/web/use-held.ts'
import { useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import type { Item } from '../contract.ts'
import classes from './item.module.css'
import { ItemCard } from './item-card.tsx'
import type { AnsweredFactor } from './item-details.tsx'
import { Advice } from './language/advice.tsx'
import { Judged } from './language/judged.tsx'
import { useItems } from './use-items.ts'

interface ItemsProps {
  incidentKey: string
  factors: readonly AnsweredFactor[]
  field: Ref<HTMLInputElement>
}

const none: readonly Item[] = []

/** The improvement items of a review: an idea needs nothing but its words. */
export function Items({ incidentKey, factors, field }: ItemsProps) {
  const { data, error, refetch } = useRead('GET /incidents/:key/items', { params: { key: incidentKey } })
  const [items, hold] = useHeld(data?.items ?? none)
  const { add } = useItems()
  return (
    <section className={classes.section} aria-labelledby="items">
      <h2 id="items" className={classes.heading}>
        Improvement items
      </h2>
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      <Advice items={items} />
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((item) => (
            <ItemCard
              key={item.id}
              item={item}
              factors={factors}
              onWriting={(writing) => hold(item, writing)}
            />
          ))}
        </ul>
      )}
      <AddLine
        ref={field}
        label="Add an improvement item"
        placeholder="An idea; who and when can wait"
        maxLength={300}
        prompting={ofItem}
        add={(title) => add(incidentKey, title)}
        below={(text) => <Judged text={text} writing />}
      />
    </section>
  )
}
