import { Button } from '@mantine/core'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { type Outcome, outcomes } from '#integrations/reviews/import/words.ts'
import { useChange } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { paths } from '#web/paths.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Documents } from '../documents/documents.tsx'
import pageClasses from '../import-page.module.css'
import { counted, importedOf, outcomeMeaning, outcomeName, plural } from '../words.ts'
import { Folders } from './folders.tsx'
import classes from './result.module.css'
import { TakeBack } from './take-back.tsx'

/** What became of an import: in numbers, by folder, and of every document. */
export function Result({ one }: { one: ReviewImport }) {
  return (
    <div className={pageClasses.parts}>
      <Closing one={one} />
      {one.documents > 0 && <Outcomes one={one} />}
      {one.byFolder.length > 1 && <Folders one={one} />}
      {one.documents > 0 && <Documents one={one} />}
    </div>
  )
}

/** How it ended, what is kept, and what can be done now. */
function Closing({ one }: { one: ReviewImport }) {
  const start = useChange('POST /review-imports/:id/start', { touches: ['review-import'] })
  const { title, text } = endOf(one)
  const done = importedOf(one.outcomes)
  return (
    <section className={classes.closing} data-state={one.state} aria-labelledby="import-end">
      <h2 id="import-end" className={classes.title}>
        {title}
      </h2>
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className={classes.buttons}>
        {one.canStart && (
          <Button
            loading={start.isPending}
            onClick={() => start.mutate({ params: { id: one.id } }, { onError: tellProblem })}
          >
            Go on importing
          </Button>
        )}
        {one.state === 'done' && done > 0 && (
          <Button component={Go} to={paths.incidents()}>
            See the incidents
          </Button>
        )}
        {one.state === 'withdrawn' && (
          <Button variant="default" component={Go} to={paths.incidents({ deleted: true })}>
            See the deleted incidents
          </Button>
        )}
        {one.canWithdraw && <TakeBack one={one} />}
      </div>
    </section>
  )
}

function endOf(one: ReviewImport): { title: string; text: string[] } {
  const done = importedOf(one.outcomes)
  const reason = one.reason ? [one.reason] : []
  const kept =
    done > 0 ? [`${plural(done, 'review is', 'reviews are')} in and stay.`] : ['Nothing was imported.']
  const more = one.canStart ? ['Going on imports the rest and doubles nothing.'] : []
  switch (one.state) {
    case 'failed':
      return {
        title: one.canStart ? 'The import stopped' : 'The documents could not be read',
        text: [
          ...reason,
          ...kept,
          ...(one.canStart ? more : ['Choose the files again, or another zip of them.']),
        ],
      }
    case 'cancelled':
      return { title: 'Stopped', text: [...reason, ...kept, ...more] }
    case 'withdrawn':
      return {
        title: 'Taken back',
        text: [
          ...reason,
          'The incidents it made are deleted. For 30 days they can be brought back; what was here before it stays.',
        ],
      }
    default:
      return {
        title: done === 0 ? 'Nothing was imported' : `${plural(done, 'review is', 'reviews are')} in`,
        text: [...reason, ...doneText(one)],
      }
  }
}

function doneText({ outcomes: { failed, created, updated }, audience }: ReviewImport): string[] {
  const readers = audience === 'organisation' ? 'everybody in the organisation' : 'those who take part'
  return [
    ...(created + updated > 0
      ? [`They can be searched now, by ${readers}; the originals are kept beside them as evidence.`]
      : []),
    ...(failed > 0
      ? [
          `${plural(failed, 'document')} could not be imported; the list tells why. The others are not affected.`,
        ]
      : []),
  ]
}

function Outcomes({ one }: { one: ReviewImport }) {
  const [search, change] = useSearchState()
  const chosen = textOf(search.outcome)
  const known = outcomes.filter((outcome) => one.outcomes[outcome] > 0)
  if (known.length === 0) return null
  const choose = (outcome: Outcome) => change({ outcome: chosen === outcome ? undefined : outcome })
  return (
    <fieldset className={classes.outcomes} aria-label="Show what became of documents">
      {known.map((outcome) => (
        <button
          key={outcome}
          type="button"
          className={classes.outcome}
          data-outcome={outcome}
          aria-pressed={chosen === outcome}
          onClick={() => choose(outcome)}
        >
          <span className={classes.number}>{counted(one.outcomes[outcome])}</span>
          <span className={classes.name}>{outcomeName[outcome]}</span>
          <span className={classes.meaning}>{outcomeMeaning[outcome]}</span>
        </button>
      ))}
    </fieldset>
  )
}
