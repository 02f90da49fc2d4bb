import { Button, Progress, Tabs } from '@mantine/core'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useChange, useRead } from '#web/api.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Documents } from '../documents/documents.tsx'
import classes from '../import-page.module.css'
import { counted, plural } from '../words.ts'
import { Choices } from './choices.tsx'
import { Shapes } from './shapes.tsx'
import { Understood } from './understood.tsx'

/** What was understood, with everything that can be corrected before it is imported. */
export function Preview({ one }: { one: ReviewImport }) {
  const [search, change] = useSearchState()
  const shapes = useRead('GET /review-imports/:id/shapes', { params: { id: one.id } })
  const show = textOf(search.show) === 'shapes' ? 'shapes' : 'documents'
  return (
    <div className={classes.parts}>
      {one.state === 'reading' && <ReadingAgain one={one} />}
      <div className={classes.two}>
        <Understood one={one} />
        <Choices one={one} />
      </div>
      <Tabs
        className={classes.tabs}
        value={show}
        onChange={(next) => change({ show: next === 'shapes' ? 'shapes' : undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="documents">
            Documents<span className={classes.count}>{counted(one.documents)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="shapes">
            Shapes
            {shapes.data && <span className={classes.count}>{counted(shapes.data.shapes.length)}</span>}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="documents">
          <Documents one={one} />
        </Tabs.Panel>
        <Tabs.Panel value="shapes">
          <Shapes one={one} shapes={shapes} />
        </Tabs.Panel>
      </Tabs>
      <Next one={one} />
    </div>
  )
}

function ReadingAgain({ one: { progress } }: { one: ReviewImport }) {
  return (
    <div className={classes.again} role="status">
      <span>Reading again, with what you corrected</span>
      <Progress
        aria-label="Reading again"
        animated={progress.of === 0}
        value={progress.of === 0 ? 100 : (progress.done / progress.of) * 100}
      />
    </div>
  )
}

/** What will happen, in a sentence, and the button that makes it so. */
function Next({ one }: { one: ReviewImport }) {
  const start = useChange('POST /review-imports/:id/start', { touches: ['review-import'] })
  const { id, taken, audience, canStart } = one
  const readers =
    audience === 'organisation' ? 'Everybody in the organisation' : 'Whoever takes part, at first you,'
  return (
    <div className={classes.next}>
      <p>
        {taken === 0
          ? 'No document is chosen. Take at least one in.'
          : `${readers} will be able to read ${taken === 1 ? 'it' : 'them'}. The import can be taken back.`}
      </p>
      <Button
        size="md"
        disabled={!canStart || taken === 0}
        loading={start.isPending}
        onClick={() => start.mutate({ params: { id } }, { onError: tellProblem })}
      >
        Import {plural(taken, 'review')}
      </Button>
    </div>
  )
}
