import { Button, Group, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { api, useLoaded } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Go } from '#web/parts/go.tsx'
import { keepDraft, readKept } from '#web/parts/kept-draft.ts'
import { Keys } from '#web/parts/keys.tsx'
import { Page } from '#web/parts/page.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { emptyDraft, type IncidentDraft, toSend } from './incident-draft.ts'
import classes from './new-incident.module.css'
import { NewIncidentDetails } from './new-incident-details.tsx'
import { NewIncidentTimes } from './new-incident-times.tsx'
import { SeverityChoice } from './severity-choice.tsx'

/** The name under which a half-filled form outlives the page. */
const kept = 'new-incident'

/**
 * Declares an incident that is happening or records one that is over: a title and a severity are enough.
 * @param beside what there is to say about a title while it is being written.
 */
export function NewIncidentPage({ beside }: { beside?: (title: string) => ReactNode }) {
  const severities = useLoaded('GET /severities', {}).items
  const [draft, setDraft] = useState(() => readKept<IncidentDraft>(kept) ?? emptyDraft)
  const router = useRouter()
  const queries = useQueryClient()
  const change = (changes: Partial<IncidentDraft>) =>
    setDraft((before) => {
      const next = { ...before, ...changes }
      keepDraft(kept, next)
      return next
    })
  const { run, busy, problem } = useSubmit(async () => {
    const incident = await api('POST /incidents', { body: toSend(draft, new Date()) })
    keepDraft(kept, null)
    await refresh(queries, ['incident', 'service', 'team'], null)
    await router.navigate({ href: paths.incident(incident.key) })
  })
  const ready = draft.title.trim() !== '' && draft.severity !== ''
  useActions('New incident', [
    {
      id: 'new.save',
      label: 'Save the incident',
      keys: 'mod+enter',
      whileTyping: true,
      run: () => ready && void run(),
    },
  ])
  const past = draft.when === 'past'
  return (
    <Page title="What happened?" lead="A title and a severity are enough. The rest can wait." width="text">
      <form onSubmit={run} className={classes.form}>
        <TextInput
          label="Title"
          placeholder="Checkout rejects cards"
          size="md"
          required
          autoFocus
          maxLength={200}
          value={draft.title}
          error={fieldProblem(problem, 'title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        {beside?.(draft.title)}
        <SeverityChoice
          severities={severities}
          value={draft.severity}
          onChange={(severity) => change({ severity })}
        />
        <NewIncidentTimes draft={draft} onChange={change} />
        <NewIncidentDetails draft={draft} onChange={change} />
        <ProblemNotice error={problem} onAgain={run} />
        <Group className={classes.end}>
          <Button type="submit" loading={busy} disabled={!ready} size="md">
            {past ? 'Record the incident' : 'Declare the incident'}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            component={Go}
            to={paths.incidents()}
            onClick={() => keepDraft(kept, null)}
          >
            Cancel
          </Button>
          <span className={classes.hint}>
            <Keys of="mod+enter" />
          </span>
        </Group>
      </form>
    </Page>
  )
}
