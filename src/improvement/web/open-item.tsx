import { useRef, useState } from 'react'
import { useLanguageHome } from '#web/parts/language/home.ts'
import type { Item } from '../contract.ts'
import { isOpen } from '../item.ts'
import { type AnsweredFactor, ItemDetails, type ItemFields } from './item-details.tsx'
import { ItemMoves } from './item-moves.tsx'
import { Judgement } from './language/judgement.tsx'

interface OpenItemProps {
  item: Item
  factors: readonly AnsweredFactor[]
  /** Its title as it is being written, if it is. */
  words: string | null
}

/** Everything about an item below its title: how it reads, where it can go, what is known of it. */
export function OpenItem({ item, factors, words }: OpenItemProps) {
  const home = useLanguageHome()
  const [doneWhen, setDoneWhen] = useState(item.doneWhen)
  const fields: ItemFields = {
    owner: useRef(null),
    due: useRef(null),
    doneWhen: useRef(null),
    factor: useRef(null),
  }
  return (
    <>
      {home && isOpen(item.state) && (
        <Judgement
          id={item.id}
          text={words ?? item.title}
          doneWhen={doneWhen}
          writing={words !== null}
          home={home}
        />
      )}
      <ItemMoves item={item} onGive={(missing) => fields[missing].current?.focus()} />
      <ItemDetails
        item={item}
        factors={factors}
        fields={fields}
        doneWhen={doneWhen}
        onDoneWhen={setDoneWhen}
      />
    </>
  )
}
