import { Button, Progress } from '@mantine/core'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useChange } from '#web/api.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import classes from './import-page.module.css'
import { counted } from './words.ts'

/** How far reading or importing has come, with a way to stop it. It goes on without the page. */
export function ProgressSheet({ one }: { one: ReviewImport }) {
  const { id, state, progress, taken } = one
  const stop = useChange('POST /review-imports/:id/cancellation', { touches: ['review-import'] })
  const importing = state === 'importing'
  const title = importing ? 'Importing' : 'Reading'
  const known = progress.of > 0
  return (
    <section className={classes.busy} aria-label={title}>
      <p className={classes.busyTitle}>
        {importing ? `Importing ${counted(taken)} reviews` : 'Reading the documents'}
      </p>
      <Progress
        size="lg"
        animated={!known}
        value={known ? (progress.done / progress.of) * 100 : 100}
        aria-label={title}
      />
      <div className={classes.busyFoot}>
        <span className={classes.soft} role="status">
          {known ? `${counted(progress.done)} of ${counted(progress.of)}` : 'Opening what arrived'}. It goes
          on when you leave this page.
        </span>
        <Button
          variant="default"
          size="compact-md"
          loading={stop.isPending}
          onClick={() => stop.mutate({ params: { id } }, { onError: tellProblem })}
        >
          Stop
        </Button>
      </div>
    </section>
  )
}
