import { useMe } from '#people/web/use-me.ts'
import { useRead } from '#web/api.ts'
import { usePageTitle } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import type { SearchIndexState } from '../../search/contract.ts'
import { IndexSheet } from './index-sheet.tsx'
import { SetAsideSheet } from './set-aside-sheet.tsx'

/** Milliseconds between looks while something is being taken in. */
const betweenLooks = 2_000

/** What search has taken in and what it could not, for administrators. */
export function SearchIndexPage() {
  usePageTitle('Search')
  const { administrator } = useMe()
  if (!administrator)
    return <Sheet title="Search">Administrators see here whether search has everything.</Sheet>
  return <ForAdministrators />
}

function ForAdministrators() {
  const { data, error, refetch } = useRead(
    'GET /search/index',
    {},
    { refetchInterval: ({ state }) => (isUnderWay(state.data) ? betweenLooks : false) },
  )
  if (!data) return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Waiting />
  return (
    <>
      <IndexSheet state={data} />
      <SetAsideSheet state={data} />
    </>
  )
}

/** Whether the next look will tell something else; what is due is being tried. */
const isUnderWay = (state: SearchIndexState | undefined) =>
  state !== undefined &&
  (state.waiting > 0 ||
    state.toRebuild > 0 ||
    state.setAside.some(({ nextAt }) => Date.parse(nextAt) < Date.now()))
