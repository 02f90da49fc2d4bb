import { Button } from '@mantine/core'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { DocumentRow, ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useActions } from '#web/actions/registry.ts'
import { Empty } from '#web/parts/empty.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import { plural } from '../words.ts'
import { DocumentDrawer } from './document-drawer.tsx'
import { DocumentLine } from './document-line.tsx'
import classes from './documents.module.css'
import { filterOf, isNarrowed, noFilter } from './filter.ts'
import { Filters } from './filters.tsx'
import { useDocumentChoice, useDocuments } from './use-documents.ts'

/** All documents of an import, narrowed as one likes; each opens beside its original. */
export function Documents({ one }: { one: ReviewImport }) {
  const [search, change] = useSearchState()
  const filter = filterOf(search)
  const { items, total, more, hasMore, fetching, error, again } = useDocuments(one.id, filter)
  const { take } = useDocumentChoice(one.id)
  const list = useRef<HTMLUListElement>(null)
  const opened = Number(textOf(search.document)) || null
  const choosable = one.state === 'ready'
  const open = useCallback(
    (number: number | null) => change({ document: number === null ? undefined : String(number) }),
    [change],
  )
  const onTake = useRef(take)
  onTake.current = take
  const toggle = useCallback((row: DocumentRow) => void onTake.current(row, !row.take), [])
  useListKeys(list, items, choosable ? toggle : null)
  return (
    <section aria-label="Documents">
      <Filters one={one} filter={filter} onChange={change} />
      <ProblemNotice error={error} onAgain={again} />
      {!items && !error && <Waiting />}
      {items && items.length > 0 && (
        <>
          <p className={classes.total} role="status">
            {plural(total, 'document')}
          </p>
          <ul ref={list} className={classes.list} aria-label="Documents">
            {items.map((row) => (
              <DocumentLine key={row.number} row={row} onOpen={open} onToggle={choosable ? toggle : null} />
            ))}
          </ul>
        </>
      )}
      {items?.length === 0 && <Nothing narrowed={isNarrowed(filter)} onReset={() => change(noFilter)} />}
      {hasMore && <More more={more} fetching={fetching} />}
      {opened !== null && (
        <DocumentDrawer
          one={one}
          number={opened}
          rows={items ?? []}
          onOpen={open}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}

function useListKeys(
  list: RefObject<HTMLElement | null>,
  items: readonly DocumentRow[] | undefined,
  toggle: ((row: DocumentRow) => void) | null,
) {
  const step = (by: number) => () => {
    const openers = [...(list.current?.querySelectorAll<HTMLElement>('[data-document]') ?? [])]
    const here = openers.findIndex((one) => one.closest('li')?.contains(document.activeElement))
    const to = here === -1 ? (by > 0 ? 0 : openers.length - 1) : here + by
    openers[Math.min(openers.length - 1, Math.max(0, to))]?.focus()
  }
  const toggleHere = () => {
    const number = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-document]')
      ?.dataset.document
    const row = items?.find((one) => one.number === Number(number))
    if (row) toggle?.(row)
  }
  useActions('Documents', [
    { id: 'documents.next', label: 'Next document', keys: 'j', keyOnly: true, run: step(1) },
    { id: 'documents.previous', label: 'Previous document', keys: 'k', keyOnly: true, run: step(-1) },
    ...(toggle
      ? [
          {
            id: 'documents.take',
            label: 'Take it or leave it out',
            keys: 'x',
            keyOnly: true,
            run: toggleHere,
          },
        ]
      : []),
    {
      id: 'documents.search',
      label: 'Search the documents',
      keys: '/',
      run: () => document.getElementById('document-search')?.focus(),
    },
  ])
}

/** The next page comes by itself when the end is near; the button is for those who don’t scroll. */
function More({ more, fetching }: { more: (() => void) | null; fetching: boolean }) {
  const latest = useRef(more)
  latest.current = more
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current || fetching) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current?.(), {
      rootMargin: '1200px',
    })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [fetching])
  return (
    <div ref={end} className={classes.more}>
      <Button variant="default" loading={fetching} onClick={() => more?.()}>
        Show more documents
      </Button>
    </div>
  )
}

function Nothing({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  if (!narrowed)
    return <Empty title="No documents">What arrived held no files. Bring another folder or zip.</Empty>
  return (
    <Empty
      title="No document fits"
      actions={
        <Button variant="default" onClick={onReset}>
          Show all
        </Button>
      }
    >
      Fewer words or another filter may show more.
    </Empty>
  )
}
