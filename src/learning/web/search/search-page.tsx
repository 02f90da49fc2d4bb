import { Button, CloseButton, Collapse, Group } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { useLoaded } from '#web/api.ts'
import { Page, usePageTitle } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { SearchAnswer } from '../../search/contract.ts'
import { Facets } from './facets.tsx'
import { FindGroup } from './find-group.tsx'
import finds from './finds.module.css'
import { Guide } from './guide.tsx'
import { Nothing } from './nothing.tsx'
import { asFound, chipsOf, withoutPart } from './query-text.ts'
import { SaveSearch } from './save-search.tsx'
import { SavedSearches } from './saved-searches.tsx'
import { SearchBox } from './search-box.tsx'
import classes from './search-page.module.css'
import { idOf } from './together.ts'
import { Told } from './told.tsx'
import { useFinds, useTyping } from './use-finds.ts'
import { useLooked } from './use-looked.ts'
import { useSavedSearches } from './use-saved-searches.ts'

/** Everything the viewer may see, by words and fields; what is asked stands in the address. */
export function SearchPage() {
  const [search, change] = useSearchState()
  const q = (textOf(search.q) ?? '').trim()
  const [typing, setTyping] = useTyping(q)
  const found = useFinds(q, typing)
  const saved = useSavedSearches()
  const news = useLooked(textOf(search.saved), q, saved)
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const ask = (next: string, stillTyping = false) => {
    if (next === q) return
    setTyping(stillTyping)
    change({ q: next || undefined, saved: undefined })
  }
  useListKeys(list, box)
  const { answer } = found
  return (
    <Page title="Search" actions={answer && <SaveSearch key={q} q={asFound(q, answer)} saved={saved} />}>
      <search>
        <SearchBox ref={box} q={q} onChange={ask} onDown={() => step(list.current, box.current, 1)} />
        <Chips q={q} onChange={ask} />
      </search>
      {q === '' && (
        <>
          <SavedSearches saved={saved} />
          <Guide onTry={ask} />
        </>
      )}
      <ProblemNotice error={found.error} onAgain={found.again} />
      {q !== '' && !answer && !found.error && <Waiting />}
      {answer && (
        <div className={classes.columns} data-alone={answer.total.count === 0 || undefined}>
          <Narrowing q={q} answer={answer} onChange={ask} />
          <div className={classes.found}>
            <Summary q={q} answer={answer} />
            <Told q={q} answer={answer} onChange={ask} />
            {answer.total.count === 0 && !found.behind && <Nothing q={q} onChange={ask} />}
            <Finds ref={list} found={found} news={news} />
          </div>
        </div>
      )}
    </Page>
  )
}

function Summary({ q, answer: { total } }: { q: string; answer: SearchAnswer }) {
  usePageTitle(q === '' ? 'Search' : `${q} · Search`)
  const { count, more } = total
  const words = more ? `More than ${count} finds` : count === 1 ? 'One find' : `${count} finds`
  return (
    <p className={classes.summary} role="status">
      {count === 0 ? '' : words}
      {more && (
        <span className={classes.soft}>; the best of the newest are here. Narrow it down to see others.</span>
      )}
    </p>
  )
}

function Chips({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const chips = chipsOf(q)
  if (chips.length === 0) return null
  return (
    <ul className={classes.chips} aria-label="Narrowed to">
      {chips.map(({ label, parts }) => (
        <li key={parts.join(' ')} className={classes.chip}>
          {label}
          <CloseButton
            size="sm"
            aria-label={`Take out ${label}`}
            onClick={() => onChange(parts.reduce(withoutPart, q))}
          />
        </li>
      ))}
    </ul>
  )
}

/** The counts; on narrow screens behind a button. */
function Narrowing({
  q,
  answer,
  onChange,
}: {
  q: string
  answer: SearchAnswer
  onChange: (q: string) => void
}) {
  const [open, setOpen] = useState(false)
  if (answer.total.count === 0) return null
  if (!answer.facets) return <div />
  const facets = <Facets q={q} facets={answer.facets} onChange={onChange} />
  return (
    <aside aria-label="Narrow it down">
      <Button
        className={classes.onPhone}
        variant="default"
        size="compact-md"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Narrow it down
      </Button>
      <div className={classes.onPhone}>
        <Collapse expanded={open}>{open && facets}</Collapse>
      </div>
      <div className={classes.onDesk}>{facets}</div>
    </aside>
  )
}

interface FindsProps {
  ref: React.Ref<HTMLUListElement>
  found: ReturnType<typeof useFinds>
  news: ReadonlySet<string>
}

function Finds({ ref, found: { groups, more, fetchingMore, behind }, news }: FindsProps) {
  const severities = useLoaded('GET /severities', {}).items
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(more)
  latest.current = more
  const going = more !== null
  useEffect(() => {
    if (!end.current || !going) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current?.(), {
      rootMargin: '600px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [going])
  if (groups.length === 0) return null
  return (
    <>
      <ul ref={ref} className={finds.list} aria-label="Found" data-behind={behind || undefined}>
        {groups.map(({ best, further }) => (
          <FindGroup key={idOf(best)} best={best} further={further} severities={severities} news={news} />
        ))}
      </ul>
      <div ref={end}>
        {more && (
          <Group justify="center" mt="lg">
            <Button variant="default" onClick={more} loading={fetchingMore}>
              Show more
            </Button>
          </Group>
        )}
      </div>
    </>
  )
}

/** The keys of lists, and `/` for the box. */
function useListKeys(
  list: React.RefObject<HTMLUListElement | null>,
  box: React.RefObject<HTMLInputElement | null>,
) {
  const go = (by: 1 | -1) => () => step(list.current, box.current, by)
  const toBox = () => {
    box.current?.focus()
    box.current?.select()
  }
  useActions('Search', [
    { id: 'search.box', label: 'Go to the search box', keys: '/', run: toBox, keyOnly: true },
    { id: 'search.next', label: 'Next find', keys: ['j', 'arrowdown'], keyOnly: true, run: go(1) },
    { id: 'search.previous', label: 'Previous find', keys: ['k', 'arrowup'], keyOnly: true, run: go(-1) },
    { id: 'search.back', label: 'Back to the search box', keys: 'escape', keyOnly: true, run: toBox },
  ])
}

/** Moves the focus along what was found; before the first is the box. */
function step(list: HTMLElement | null, box: HTMLElement | null, by: 1 | -1) {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a[data-find]') ?? [])]
  const here = links.findIndex((link) => link.matches(':focus'))
  const to = here + by
  if (here !== -1 && to < 0) return box?.focus()
  const next = links[Math.min(links.length - 1, Math.max(0, to))]
  next?.focus({ preventScroll: true })
  next?.closest('li')?.scrollIntoView({ block: 'nearest' })
}
