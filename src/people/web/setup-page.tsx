import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api, useLoaded } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Door } from './door.tsx'
import classes from './door-frame.module.css'

/** The first run: the first account, the organisation’s name, an example or an empty start. */
export function SetupPage() {
  const { needed } = useLoaded('GET /setup', {})
  const [search] = useSearchState()
  const setupToken = textOf(search.token)
  if (!needed) {
    return (
      <Door
        title="Afterword is set up already"
        lead="The first account exists. Sign in with yours, or ask an administrator to invite you."
      >
        <Button component={Go} to={paths.signIn()}>
          Sign in
        </Button>
      </Door>
    )
  }
  if (!setupToken) {
    return (
      <Door
        title="One link opens this door"
        lead="Afterword printed a one-time link when it started. Open that link to create the first account. Starting Afterword again prints it again."
      />
    )
  }
  return <SetupForm setupToken={setupToken} />
}

function SetupForm({ setupToken }: { setupToken: string }) {
  const [given, setGiven] = useState({
    organisation: '',
    name: '',
    email: '',
    password: '',
    start: 'example',
  })
  const router = useRouter()
  const queries = useQueryClient()
  const { run, busy, problem } = useSubmit(async () => {
    const { organisation, name, email, password, start } = given
    await api('POST /setup', {
      body: { setupToken, organisation, email, password, ...(name.trim() ? { name } : {}) },
    })
    // By itself, so that an example that can’t be loaded never stands between somebody and their account.
    if (start === 'example') await api('POST /example', {}).catch(tellProblem)
    queries.clear()
    await router.navigate({ href: paths.incidents(), replace: true })
  })
  const field = (name: keyof typeof given) => ({
    value: given[name],
    error: fieldProblem(problem, name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setGiven((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <Door
      title="Welcome"
      lead="A minute, and you can begin. You will be the first administrator and can invite the others afterwards."
    >
      <form onSubmit={run}>
        <div className={classes.fields}>
          <TextInput
            label="Your organisation"
            placeholder="What people call it"
            required
            autoFocus
            autoComplete="organization"
            {...field('organisation')}
          />
          <TextInput
            label="Your name"
            placeholder="As colleagues know you; it can wait"
            autoComplete="name"
            {...field('name')}
          />
          <TextInput label="E-mail" type="email" required autoComplete="username" {...field('email')} />
          <PasswordInput
            label="Password"
            description="At least 10 characters; a few words are easy to remember."
            required
            minLength={10}
            autoComplete="new-password"
            {...field('password')}
          />
          <Radio.Group
            label="How would you like to begin?"
            value={given.start}
            onChange={(start) => setGiven((before) => ({ ...before, start }))}
          >
            <div className={classes.choices}>
              <Radio.Card value="example" className={classes.choice}>
                <strong>Explore an example</strong>
                <span>Twelve incidents over a year, with reviews. Removed with one click.</span>
              </Radio.Card>
              <Radio.Card value="empty" className={classes.choice}>
                <strong>Start empty</strong>
                <span>Record your own first incident. The example can be added later.</span>
              </Radio.Card>
            </div>
          </Radio.Group>
          <ProblemNotice error={problem} onAgain={run} />
          <Button type="submit" loading={busy} fullWidth>
            {given.start === 'example' ? 'Create the account and look around' : 'Create the account'}
          </Button>
          {busy && given.start === 'example' && (
            <p className={classes.lead} role="status">
              Setting out a year of incidents; this takes a few seconds.
            </p>
          )}
        </div>
      </form>
    </Door>
  )
}
