import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api, useLoaded } from '#web/api.ts'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { Door } from './door.tsx'
import classes from './door-frame.module.css'

export function InvitationPage() {
  const { token = '' } = useParams({ strict: false })
  const invitation = useLoaded('GET /invitations/by-token/:token', { params: { token } })
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const router = useRouter()
  const queries = useQueryClient()
  const { run, busy, problem } = useSubmit(async () => {
    await api('POST /invitations/by-token/:token/acceptance', { params: { token }, body: { name, password } })
    queries.clear()
    await router.navigate({ href: paths.incidents(), replace: true })
  })
  return (
    <Door
      title={`Join ${invitation.organisation}`}
      lead={`${invitation.invitedBy} invited you to Afterword, where ${invitation.organisation} learns from its incidents.`}
    >
      <form onSubmit={run} className={classes.fields}>
        <TextInput label="E-mail" value={invitation.email} readOnly autoComplete="username" />
        <TextInput
          label="Your name"
          required
          autoFocus
          autoComplete="name"
          value={name}
          error={fieldProblem(problem, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description="At least 10 characters; a few words are easy to remember."
          required
          minLength={10}
          autoComplete="new-password"
          value={password}
          error={fieldProblem(problem, 'password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNotice error={problem} onAgain={run} />
        <Button type="submit" loading={busy} fullWidth>
          Join
        </Button>
      </form>
    </Door>
  )
}
