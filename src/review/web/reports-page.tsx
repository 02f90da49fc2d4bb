import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { useRead } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Page } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { ReportList } from './published/report-list.tsx'

const ImportDialog = lazy(() =>
  import('./published/import-dialog.tsx').then((part) => ({ default: part.ImportDialog })),
)

/** Reports that were published to the viewer, newest first. */
export function ReportsPage() {
  const { data, error, refetch } = useRead('GET /reports', {})
  const [importing, setImporting] = useState(false)
  useActions('Reports', [
    { id: 'reports.import', label: 'Import a report', run: () => setImporting(true), also: 'markdown' },
  ])
  return (
    <Page
      title="Reports"
      width="text"
      actions={
        <Button variant="subtle" color="gray" onClick={() => setImporting(true)}>
          Import a report
        </Button>
      }
    >
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <Empty
          title="Nothing to read yet"
          actions={
            <Button component={Go} to={paths.incidents()}>
              Go to the incidents
            </Button>
          }
        >
          Reports appear here once somebody publishes one to you. A review with a handful of notes is enough
          for one.
        </Empty>
      )}
      {data && data.items.length > 0 && <ReportList reports={data.items} />}
      {importing && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </Page>
  )
}
