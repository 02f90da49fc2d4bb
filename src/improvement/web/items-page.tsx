import { Button, Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { useRead } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { useLanguageKey } from '#web/parts/language/fields.ts'
import { Page } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { listOf, textOf, useSearchState } from '#web/search-state.ts'
import type { Item } from '../contract.ts'
import { type ItemState, itemStates } from '../item.ts'
import { ItemCard } from './item-card.tsx'
import { stateMeaning, stateName } from './item-words.ts'
import classes from './items-page.module.css'

type ListedItem = Item & { incidentTitle: string }

/** What somebody who looks after improvements wants to see first: what is being done, then what waits. */
const order: readonly ItemState[] = ['in-progress', 'committed', 'soaking', 'idea', 'done', 'declined']

/** Improvement items of all reviews that the viewer takes part in, by state. */
export function ItemsPage() {
  const [search, change] = useSearchState()
  const mine = textOf(search.mine) === 'true'
  const chosen = listOf(search.state)
  const states = itemStates.filter((state) => chosen.includes(state))
  const { data, error, refetch } = useRead(
    'GET /items',
    { query: mine ? { mine: 'true' } : {} },
    { placeholderData: (before) => before },
  )
  const items = data?.items
  useLanguageKey()
  const toggle = (state: ItemState) =>
    change({ state: states.includes(state) ? states.filter((one) => one !== state) : [...states, state] })
  useActions('Improvement items', [
    { id: 'items.next', label: 'Next item', keys: 'j', keyOnly: true, run: () => step(1) },
    { id: 'items.previous', label: 'Previous item', keys: 'k', keyOnly: true, run: () => step(-1) },
    {
      id: 'items.mine',
      label: mine ? 'Show everybody’s items' : 'Show my items only',
      keys: 'm',
      run: () => change({ mine: mine ? undefined : 'true' }),
    },
  ])
  return (
    <Page title="Improvements" lead="What reviews led to, from the first idea to done.">
      <search className={classes.filters} hidden={items?.length === 0 && !mine}>
        <fieldset className={classes.states} aria-label="State">
          {order.map((state) => (
            <button
              key={state}
              type="button"
              className={classes.state}
              aria-pressed={states.includes(state)}
              title={stateMeaning[state]}
              onClick={() => toggle(state)}
            >
              {stateName[state]} {items?.filter((item) => item.state === state).length ?? ''}
            </button>
          ))}
        </fieldset>
        <Switch
          label="Mine only"
          checked={mine}
          onChange={(event) => change({ mine: event.currentTarget.checked ? 'true' : undefined })}
        />
      </search>
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      {!items && !error && <Waiting />}
      {items?.length === 0 && <NoItems mine={mine} onAll={() => change({ mine: undefined })} />}
      {items && items.length > 0 && (
        <Groups
          items={items}
          states={states.length > 0 ? order.filter((one) => states.includes(one)) : order}
        />
      )}
    </Page>
  )
}

function Groups({ items, states }: { items: readonly ListedItem[]; states: readonly ItemState[] }) {
  const groups = states.flatMap((state) => {
    const some = items.filter((item) => item.state === state)
    return some.length > 0 ? [{ state, some }] : []
  })
  if (groups.length === 0) return <Empty title="No item is in this state">Another state may show more.</Empty>
  return groups.map(({ state, some }) => (
    <section key={state} className={classes.group} aria-labelledby={`state-${state}`}>
      <h2 id={`state-${state}`} className={classes.title}>
        {stateName[state]} <span className={classes.meaning}>{stateMeaning[state]}</span>
      </h2>
      <ul className={classes.list}>
        {some.map((item) => (
          <ListedCard key={item.id} item={item} />
        ))}
      </ul>
    </section>
  ))
}

function ListedCard({ item }: { item: ListedItem }) {
  const [open, setOpen] = useState(false)
  const { data } = useRead(
    'GET /incidents/:key/review',
    { params: { key: item.incidentKey } },
    { enabled: open },
  )
  const factors = useMemo(() => data?.factors ?? null, [data])
  return (
    <ItemCard item={item} factors={factors} onOpen={() => setOpen(true)}>
      <p className={classes.from}>
        <Go to={paths.incident(item.incidentKey, 'review')}>
          {item.incidentKey}: {item.incidentTitle}
        </Go>
      </p>
    </ItemCard>
  )
}

function NoItems({ mine, onAll }: { mine: boolean; onAll: () => void }) {
  if (mine) {
    return (
      <Empty
        title="Nothing has your name on it"
        actions={
          <Button variant="default" onClick={onAll}>
            Show everybody’s
          </Button>
        }
      >
        Items appear here when somebody makes you their owner.
      </Empty>
    )
  }
  return (
    <Empty
      title="No improvements yet"
      actions={
        <Button component={Go} to={paths.incidents()}>
          Go to the incidents
        </Button>
      }
    >
      They begin as ideas in a review. Tag a note as an idea there, or write one down beside the factors.
    </Empty>
  )
}

function step(by: 1 | -1) {
  const all = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  const here = all.indexOf(document.activeElement as HTMLElement)
  const to = here === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))
  all[to]?.focus()
}
