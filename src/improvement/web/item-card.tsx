import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { dayText } from '#incident/moment.ts'
import { ofItem } from '#review/web/language/place-context.ts'
import { ReviewLanguage } from '#review/web/language/review-language.tsx'
import { EditableWords } from '#review/web/words/editable-words.tsx'
import { itemStrengthName } from '#review/wording.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { dayOf } from '#web/time/format.ts'
import { localZone } from '#web/time/zone.ts'
import type { Item } from '../contract.ts'
import { isOpen } from '../item.ts'
import classes from './item.module.css'
import type { AnsweredFactor } from './item-details.tsx'
import { isLate, stateName } from './item-words.ts'
import { Judged } from './language/judged.tsx'
import { strengthMeaning } from './language/leverage-words.ts'
import { useItems } from './use-items.ts'

// All of it at once: what comes later would move what somebody is about to press.
const OpenItem = lazy(() => import('./open-item.tsx').then((part) => ({ default: part.OpenItem })))

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
  const [words, setWords] = useState<string | null>(null)
  const head = useSought(item.id, () => setOpen(true))
  const toggle = () => {
    if (!open) onOpen?.()
    setOpen(!open)
  }
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
        onWords={setWords}
        {...(onWriting ? { onWriting } : {})}
      >
        {(begin) => (
          <div className={classes.head}>
            <button
              ref={head}
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
            {open && <Tools onEdit={begin} onRemove={() => takeAway(item)} />}
          </div>
        )}
      </EditableWords>
      {!open && words !== null && isOpen(item.state) && (
        <Judged id={item.id} text={words} doneWhen={item.doneWhen} writing />
      )}
      <div id={`item-${item.id}`} hidden={!open}>
        {open && (
          <Suspense>
            <OpenItem item={item} factors={factors ?? []} words={words} />
          </Suspense>
        )}
      </div>
    </li>
  )
}

/** Opens the item that an address names, and brings it into view. */
function useSought(id: string, open: () => void) {
  const head = useRef<HTMLButtonElement>(null)
  const latest = useRef(open)
  latest.current = open
  const [search] = useSearchState()
  const sought = textOf(search.item) === id
  useEffect(() => {
    if (!sought) return
    latest.current()
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'center' })
  }, [sought])
  return head
}

function Tools({ onEdit, onRemove }: { onEdit: () => void; onRemove: () => void }) {
  return (
    <span className={classes.tools}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label="Edit the title"
        title="Edit (E)"
        onClick={onEdit}
      >
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label="Remove the item"
        title="Remove the item"
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function Facts({ item }: { item: Item }) {
  const late = isLate(item, dayOf(new Date(), localZone()))
  return (
    <p className={classes.facts}>
      <span className={classes.state}>{stateName[item.state]}</span>
      {item.strength && (
        <span title={`It ${strengthMeaning[item.strength]}`}>{itemStrengthName[item.strength]}</span>
      )}
      {item.owner && <span>{item.owner}</span>}
      {item.url && (
        <a href={item.url} rel="noopener noreferrer nofollow">
          {new URL(item.url).host}
        </a>
      )}
      {item.due && (
        <span className={late ? classes.late : undefined}>
          {late ? 'was due' : 'by'} {dayText(item.due)}
        </span>
      )}
    </p>
  )
}
