import { Button } from '@mantine/core'
import { markerTitle } from '#incident/wording.ts'
import { useRead } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Page } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { useSearchState } from '#web/search-state.ts'
import { useZone } from '#web/time/zone.ts'
import type { Durations } from '../../statistics/contract.ts'
import { incidentsText } from '../../statistics/words.ts'
import classes from './durations-page.module.css'
import { domainOf } from './plot.ts'
import { type Question, queryOf, questionOf } from './question.ts'
import { QuestionForm } from './question-form.tsx'
import { groupsOf, SeveritySheet } from './severity-sheet.tsx'

/** One duration of every incident that the viewer may see, and what can honestly be said about all of them. */
export function DurationsPage() {
  const [search, change] = useSearchState()
  const { zone } = useZone()
  const question = questionOf(search)
  const { data, error, refetch } = useRead(
    'GET /durations',
    { query: queryOf(question, zone) },
    { placeholderData: (before) => before },
  )
  return (
    <Page
      title="Durations"
      lead="How long things took. Every dot is an incident and leads to its story; no figure stands without them."
      actions={
        <Button variant="subtle" color="gray" component={Go} to={paths.incidents()}>
          To the incidents
        </Button>
      }
    >
      <QuestionForm question={question} onChange={change} />
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <Answer
          data={data}
          question={question}
          onReset={() => change(nothing)}
          onMean={(mean) => change({ mean: mean ? 'true' : undefined })}
        />
      )}
    </Page>
  )
}

const nothing = {
  severity: undefined,
  service: undefined,
  kind: undefined,
  from: undefined,
  to: undefined,
  compare: undefined,
}

interface AnswerProps {
  data: Durations
  question: Question
  onReset: () => void
  onMean: (mean: boolean) => void
}

function Answer({ data, question, onReset, onMean }: AnswerProps) {
  const groups = groupsOf(data)
  if (groups.length === 0) return <NothingThere question={question} onReset={onReset} />
  const all = [...data.items, ...(data.comparison?.items ?? [])]
  const lengths = all.flatMap(({ seconds }) => (seconds !== null && seconds >= 0 ? [seconds] : []))
  return (
    <>
      <p className={classes.what}>
        <strong>{data.duration.name}</strong>: {markerTitle(data.duration.from).toLowerCase()} →{' '}
        {markerTitle(data.duration.to).toLowerCase()}
      </p>
      <div className={classes.sheets}>
        {groups.map((group) => (
          <SeveritySheet
            key={group.severity.id}
            group={group}
            duration={data.duration}
            domain={domainOf(lengths)}
            zero={lengths.includes(0)}
            mean={question.mean === 'true'}
            onMean={onMean}
          />
        ))}
      </div>
      {data.examplesLeftOut > 0 && (
        <p className={classes.aside}>
          {incidentsText(data.examplesLeftOut)} of the example {data.examplesLeftOut === 1 ? 'is' : 'are'}{' '}
          left out, because there are others.
        </p>
      )}
    </>
  )
}

function NothingThere({ question, onReset }: { question: Question; onReset: () => void }) {
  const { severity, service, kind, from, to } = question
  if (severity || service || kind || from || to) {
    return (
      <Empty
        title="No incident fits"
        actions={
          <Button variant="default" onClick={onReset}>
            Show all
          </Button>
        }
      >
        A longer period, or another severity, service or kind, may show more.
      </Empty>
    )
  }
  return (
    <Empty
      title="No incidents yet"
      actions={
        <Button component={Go} to={paths.newIncident()}>
          Record an incident
        </Button>
      }
    >
      Durations follow from the markers of an incident: when the impact began, when it was detected, when it
      was over. Pin them on its timeline, and it appears here.
    </Empty>
  )
}
