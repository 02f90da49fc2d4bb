import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { paths } from '../../paths.ts'
import { textOf, useSearchState } from '../../search-state.ts'
import { type OpenApi, type Operation, readOperations } from './openapi.ts'
import { OperationEntry } from './operation-entry.tsx'
import classes from './reference.module.css'

const address = '/api/v1/openapi.json'

/** The API as people read it, from the same document that programs read. */
export function ReferencePage() {
  const { data } = useSuspenseQuery({
    queryKey: ['openapi'],
    queryFn: async () => (await (await fetch(address)).json()) as OpenApi,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [search, change] = useSearchState()
  const words = textOf(search.q) ?? ''
  const all = useMemo(() => readOperations(data), [data])
  const groups = groupsOf(all.filter((one) => fits(one, words)))
  return (
    <Page
      title="API reference"
      lead={
        <>
          Everything Afterword can do, it can do by API. Make a token under{' '}
          <Go to={paths.settings('tokens')}>Settings, API tokens</Go> and send it as{' '}
          <code>Authorization: Bearer …</code>. Problems come as RFC 9457 problem details with a stable{' '}
          <code>code</code>. The same as a document for programs: <a href={address}>openapi.json</a>, version{' '}
          {data.info.version}.
        </>
      }
    >
      <div className={classes.frame}>
        <div className={classes.side}>
          <TextInput
            type="search"
            aria-label="Search the reference"
            placeholder="evidence, PATCH, report …"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={(event) => change({ q: event.currentTarget.value || undefined })}
          />
          <nav aria-label="Groups of routes">
            {groups.map(({ name, operations }) => (
              <a key={name} className={classes.groupLink} href={`#${idOf(name)}`}>
                {name} <span>{operations.length}</span>
              </a>
            ))}
          </nav>
        </div>
        <div className={classes.content}>
          {groups.length === 0 && <Empty title="No route fits">Try fewer words, or a part of a path.</Empty>}
          {groups.map(({ name, operations }) => (
            <section key={name} id={idOf(name)}>
              <h2 className={classes.group}>{name}</h2>
              {operations.map((operation) => (
                <OperationEntry key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}

const idOf = (group: string) => `group-${group.toLowerCase().replace(/\W+/g, '-')}`

function fits({ id, summary, group }: Operation, words: string): boolean {
  const text = `${id} ${summary} ${group}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function groupsOf(operations: readonly Operation[]) {
  const groups = new Map<string, Operation[]>()
  for (const one of operations) groups.set(one.group, [...(groups.get(one.group) ?? []), one])
  return [...groups].map(([name, list]) => ({ name, operations: list }))
}
