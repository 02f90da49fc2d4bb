import { Button } from '@mantine/core'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import type { SearchIndexState } from '../../search/contract.ts'
import { indexText } from './index-text.ts'
import { useIndexChange } from './use-index-change.ts'

/** How much can be found, and what is still on its way. */
export function IndexSheet({ state }: { state: SearchIndexState }) {
  const { run, busy, problem } = useIndexChange('POST /search/index')
  const making = state.toRebuild > 0
  return (
    <Sheet
      title="What can be found"
      lead="Search follows every change within seconds. Making the index again is seldom needed; what is there is found meanwhile."
      actions={
        <Button variant="default" loading={busy} disabled={making} onClick={() => void run()}>
          Make it again
        </Button>
      }
    >
      <ProblemNotice error={problem} onAgain={run} />
      <div role="status">
        {indexText(state).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Sheet>
  )
}
