import { Button } from '@mantine/core'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { paths } from '#web/paths.ts'
import type { SearchIndexState } from '../../search/contract.ts'
import { useIndexChange } from './use-index-change.ts'

/** What search could not take in: why, since when, and when it is tried again. */
export function SetAsideSheet({ state: { setAside } }: { state: SearchIndexState }) {
  const { run, busy, problem } = useIndexChange('POST /search/index/attempts')
  if (setAside.length === 0)
    return (
      <Sheet title="Set aside">
        <Empty title="Nothing is set aside">All that was written has been taken in, or is on its way.</Empty>
      </Sheet>
    )
  return (
    <Sheet
      title="Set aside"
      lead="Search could not take in the latest changes of these. Nothing is lost: they are there, only not found yet. Each is tried again by itself, ever later, at last once a day."
      actions={
        <Button loading={busy} onClick={() => void run()}>
          Try again now
        </Button>
      }
    >
      <ProblemNotice error={problem} onAgain={run} />
      <Rows label="What is set aside">
        {setAside.map((one) => (
          <Row key={one.incidentKey ?? ''} aside={one} />
        ))}
      </Rows>
    </Sheet>
  )
}

function Row({ aside }: { aside: SearchIndexState['setAside'][number] }) {
  const { incidentKey, reason, tries, since, nextAt } = aside
  return (
    <li>
      <span>
        {incidentKey ? <Go to={paths.incident(incidentKey)}>{incidentKey}</Go> : 'A change of no incident'}:{' '}
        <q>{reason}</q>
        <small>
          since <Moment at={since} style="date-time" precision="minute" /> ·{' '}
          {tries === 1 ? 'tried once' : `tried ${tries} times`} ·{' '}
          {Date.parse(nextAt) <= Date.now() ? (
            'being tried now'
          ) : (
            <>
              again on <Moment at={nextAt} style="date-time" precision="minute" />
            </>
          )}
        </small>
      </span>
    </li>
  )
}
