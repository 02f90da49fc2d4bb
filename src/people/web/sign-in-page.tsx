import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api, useLoaded } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Door } from './door.tsx'
import classes from './door-frame.module.css'
import { wayBack } from './way-back.ts'

export function SignInPage() {
  const { needed } = useLoaded('GET /setup', {})
  const [search] = useSearchState()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const router = useRouter()
  const queries = useQueryClient()
  const { run, busy, problem } = useSubmit(async () => {
    await api('POST /session', { body: { email, password } })
    queries.clear()
    await router.navigate({ href: wayBack(textOf(search.to)), replace: true })
  })
  if (needed) {
    return (
      <Door
        title="Afterword is ready for its first account"
        lead="Open the one-time link that Afterword printed when it started. Starting it again prints the link again."
      />
    )
  }
  return (
    <Door title="Sign in">
      <form onSubmit={run} className={classes.fields}>
        <TextInput
          label="E-mail"
          type="email"
          required
          autoFocus
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNotice error={problem} onAgain={run} />
        <Button type="submit" loading={busy} fullWidth>
          Sign in
        </Button>
        <Anchor component={Go} to={paths.forgottenPassword()} size="sm">
          I don’t know my password any more
        </Anchor>
      </form>
    </Door>
  )
}
