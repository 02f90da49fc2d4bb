import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { markSignedOut } from '#web/signed-out.ts'
import { useMe } from './use-me.ts'

/** The session ended while somebody was at work: signing in on the spot, so that nothing typed is lost. */
export function SignInAgain() {
  const { person } = useMe()
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const { run, busy, problem } = useSubmit(async () => {
    await api('POST /session', { body: { email: person.email, password } })
    markSignedOut(false)
    void queries.invalidateQueries()
  })
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="You were signed out"
    >
      <form onSubmit={run}>
        <Stack gap="md">
          <Text>Sign in to go on. What you typed is still here, behind this.</Text>
          <TextInput label="E-mail" value={person.email} readOnly autoComplete="username" />
          <PasswordInput
            label="Password"
            required
            data-autofocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemNotice error={problem} onAgain={run} />
          <Button type="submit" loading={busy}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
