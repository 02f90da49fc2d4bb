import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useRead } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { ReportVersion } from '../../contract.ts'
import { audienceName } from '../../wording.ts'
import { Version } from '../published/version.tsx'
import { ExportMenu } from './export-menu.tsx'
import { type EditionChoice, markdownOf } from './save-file.ts'
import classes from './versions.module.css'

const DifferencesView = lazy(() =>
  import('./differences-view.tsx').then((part) => ({ default: part.DifferencesView })),
)

interface VersionsProps {
  incidentKey: string
  /** Whether the draft may be compared, too. */
  participating?: boolean
}

/** Everything that was published, each version to read, and what differs between any two. */
export function Versions({ incidentKey: key, participating = false }: VersionsProps) {
  const [search, change] = useSearchState()
  const { data, error, refetch } = useRead('GET /incidents/:key/report/versions', { params: { key } })
  const wanted = textOf(search.versions) ?? 'all'
  if (!data) return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Waiting />
  const one = data.items.find(({ number }) => String(number) === wanted)
  const back = () => change({ versions: undefined, from: undefined, to: undefined })
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Button size="compact-md" variant="subtle" color="gray" onClick={back}>
          ← Back to the {participating ? 'draft' : 'report'}
        </Button>
        {one && (
          <>
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              onClick={() => change({ versions: 'all' })}
            >
              All versions
            </Button>
            <ExportMenu incidentKey={key} version={one.number} />
          </>
        )}
      </header>
      {one ? (
        <Version incidentKey={key} number={one.number} />
      ) : (
        <div className={classes.columns}>
          <VersionList
            versions={data.items}
            onRead={(number) => change({ versions: String(number) }, { replace: false })}
          />
          <Comparison incidentKey={key} versions={data.items} draft={participating} />
        </div>
      )}
    </div>
  )
}

function VersionList({
  versions,
  onRead,
}: {
  versions: readonly ReportVersion[]
  onRead: (number: number) => void
}) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className={classes.title}>
        Versions
      </h2>
      <ol className={classes.list}>
        {versions.map(({ number, publishedAt, publishedBy, audience, names, note }) => (
          <li key={number}>
            <button type="button" className={classes.version} onClick={() => onRead(number)}>
              Version {number}
            </button>
            <p>
              <Moment at={publishedAt} style="date" />, {publishedBy}. {audienceName[audience]}
              {names === 'names' ? ', with names' : ''}.
            </p>
            {note && <p className={classes.note}>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ComparisonProps {
  incidentKey: string
  versions: readonly ReportVersion[]
  draft: boolean
}

const edition = (value: string): EditionChoice => (value === 'draft' ? 'draft' : Number(value))

function Comparison({ incidentKey: key, versions, draft }: ComparisonProps) {
  const [search, change] = useSearchState()
  const choices = [
    ...(draft ? [{ value: 'draft', label: 'The draft' }] : []),
    ...versions.map(({ number }) => ({ value: String(number), label: `Version ${number}` })),
  ]
  const to = textOf(search.to) ?? choices[0]?.value
  const from = textOf(search.from) ?? choices[1]?.value
  const { data, error, refetch } = useQuery({
    queryKey: ['report differences', key, from, to],
    queryFn: () => Promise.all([markdownOf(key, edition(from ?? '')), markdownOf(key, edition(to ?? ''))]),
    enabled: from !== undefined && to !== undefined,
    staleTime: 0,
  })
  if (choices.length < 2) return null
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className={classes.title}>
        What differs
      </h2>
      <div className={classes.between}>
        <Select
          aria-label="From"
          data={choices}
          value={from ?? null}
          allowDeselect={false}
          onChange={(value) => change({ from: value ?? undefined })}
        />
        <span>→</span>
        <Select
          aria-label="To"
          data={choices}
          value={to ?? null}
          allowDeselect={false}
          onChange={(value) => change({ to: value ?? undefined })}
        />
      </div>
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <Suspense fallback={<Waiting />}>
          <DifferencesView before={data[0]} after={data[1]} />
        </Suspense>
      )}
    </section>
  )
}
