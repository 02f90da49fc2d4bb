import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { dayText } from '#incident/moment.ts'
import { ofItem } from '#review/web/language/place-context.ts'
import { ReviewLanguage } from '#review/web/language/review-language.tsx'
import { EditableWords } from '#review/web/words/editable-words.tsx'
import { dayOf } from '#web/time/format.ts'
import { localZone } from '#web/time/zone.ts'
import type { Item } from '../contract.ts'
import classes from './item.module.css'
import { type AnsweredFactor, ItemDetails, type ItemFields } from './item-details.tsx'
import { ItemMoves } from './item-moves.tsx'
import { isLate, type Missing, stateName } from './item-words.ts'
import { useItems } from './use-items.ts'

interface ItemCardProps {
  item: Item
  /** What it may answer; read only when it is opened. */
  factors: readonly AnsweredFactor[] | null
  /** Called when it is opened for the first time. */
  onOpen?: () => void
  /** Stands under the title: where it comes from. */
  children?: ReactNode
  onWriting?: (writing: boolean) => void
}

/** An improvement item: closed a title and where it stands, open everything about it. */
export function ItemCard(props: ItemCardProps) {
  return (
    <ReviewLanguage incidentKey={props.item.incidentKey}>
      <OpenOrClosed {...props} />
    </ReviewLanguage>
  )
}

function OpenOrClosed({ item, factors, onOpen, children, onWriting }: ItemCardProps) {
  const { save, latest, takeAway } = useItems()
  const [open, setOpen] = useState(false)
  const fields: ItemFields = {
    owner: useRef(null),
    due: useRef(null),
    doneWhen: useRef(null),
    factor: useRef(null),
  }
  const toggle = () => {
    if (!open) onOpen?.()
    setOpen(!open)
  }
  const give = (missing: Missing) => fields[missing].current?.focus()
  return (
    <li className={classes.item} data-state={item.state}>
      <EditableWords
        label="What to do"
        maxLength={300}
        keep={`item.${item.id}`}
        prompting={ofItem}
        base={item}
        pick={({ title }) => title}
        save={(title, base) => save({ title: title.trim() }, base)}
        reload={() => latest(item)}
        {...(onWriting ? { onWriting } : {})}
      >
        {(begin) => (
          <div className={classes.head}>
            <button
              type="button"
              className={classes.open}
              aria-expanded={open}
              aria-controls={`item-${item.id}`}
              data-item
              onClick={toggle}
              onKeyDown={(event) => {
                if (event.key !== 'e') return
                event.preventDefault()
                begin()
              }}
            >
              <span className={classes.title} dir="auto">
                {item.title}
              </span>
              <IconChevronDown className={classes.chevron} size={17} aria-hidden />
            </button>
            <Facts item={item} />
            {children}
            {item.state === 'declined' && item.declinedBecause && (
              <p className={classes.because}>Declined: {item.declinedBecause}</p>
            )}
            {open && (
              <span className={classes.tools}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label="Edit the title"
                  title="Edit (E)"
                  onClick={begin}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label="Remove the item"
                  title="Remove the item"
                  onClick={() => takeAway(item)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </div>
        )}
      </EditableWords>
      <div id={`item-${item.id}`} hidden={!open}>
        {open && (
          <>
            <ItemMoves item={item} onGive={give} />
            <ItemDetails item={item} factors={factors ?? []} fields={fields} />
          </>
        )}
      </div>
    </li>
  )
}

function Facts({ item }: { item: Item }) {
  const late = isLate(item, dayOf(new Date(), localZone()))
  return (
    <p className={classes.facts}>
      <span className={classes.state}>{stateName[item.state]}</span>
      {item.owner && <span>{item.owner}</span>}
      {item.due && (
        <span className={late ? classes.late : undefined}>
          {late ? 'was due' : 'by'} {dayText(item.due)}
        </span>
      )}
    </p>
  )
}
