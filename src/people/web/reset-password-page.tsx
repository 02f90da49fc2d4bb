import { Button, PasswordInput, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { BackToSignIn } from './back-to-sign-in.tsx'
import { Door } from './door.tsx'
import classes from './door-frame.module.css'

export function ResetPasswordPage() {
  const { token = '' } = useParams({ strict: false })
  const [password, setPassword] = useState('')
  const [done, setDone] = useState(false)
  const { run, busy, problem } = useSubmit(async () => {
    await api('PUT /password-resets/:token', { params: { token }, body: { password } })
    setDone(true)
  })
  if (done) {
    return (
      <Door title="Your password is set">
        <Text>Sign in with it. Where you were signed in before, you are signed out now.</Text>
        <Button component={Go} to={paths.signIn()} fullWidth>
          Sign in
        </Button>
      </Door>
    )
  }
  return (
    <Door title="Choose a password">
      <form onSubmit={run} className={classes.fields}>
        <PasswordInput
          label="Password"
          description="At least 10 characters; a few words are easy to remember."
          required
          minLength={10}
          autoFocus
          autoComplete="new-password"
          value={password}
          error={fieldProblem(problem, 'password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNotice error={problem} onAgain={run} />
        <Button type="submit" loading={busy} fullWidth>
          Set the password
        </Button>
        <BackToSignIn />
      </form>
    </Door>
  )
}
