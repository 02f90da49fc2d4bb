import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { BackToSignIn } from './back-to-sign-in.tsx'
import { Door } from './door.tsx'
import classes from './door-frame.module.css'

export function ForgottenPasswordPage() {
  const [email, setEmail] = useState('')
  const [answer, setAnswer] = useState<{ mailed: boolean } | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    setAnswer(await api('POST /password-resets', { body: { email } }))
  })
  if (answer) {
    return (
      <Door title={answer.mailed ? 'Look into your mail' : 'Ask an administrator'}>
        {answer.mailed ? (
          <Text>If {email} has an account here, a link to set the password anew is on its way.</Text>
        ) : (
          <Text>
            This Afterword doesn’t send mail. Any administrator can make a link for you under Settings,
            People; open it to set your password anew.
          </Text>
        )}
        <BackToSignIn />
      </Door>
    )
  }
  return (
    <Door
      title="Set your password anew"
      lead="Tell us the e-mail of your account. No mail here? An administrator can make a link for you."
    >
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
        <ProblemNotice error={problem} onAgain={run} />
        <Button type="submit" loading={busy} fullWidth>
          Send me a link
        </Button>
        <BackToSignIn />
      </form>
    </Door>
  )
}
