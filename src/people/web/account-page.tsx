import {
  Button,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  TextInput,
  useMantineColorScheme,
} from '@mantine/core'
import { useState } from 'react'
import { api, useChange } from '#web/api.ts'
import { usePageTitle } from '#web/parts/page.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import { chooseZone, localZone, useZone } from '#web/time/zone.ts'
import { SessionsSheet } from './sessions-sheet.tsx'
import { useMe } from './use-me.ts'

/** One’s own name, password, ways of looking at things, and places signed in. */
export function AccountPage() {
  usePageTitle('My account')
  return (
    <>
      <NameSheet />
      <LookSheet />
      <PasswordSheet />
      <SessionsSheet />
    </>
  )
}

function NameSheet() {
  const { person } = useMe()
  const [name, setName] = useState(person.name)
  const change = useChange('PATCH /me', { touches: ['person'] })
  const { run, busy, problem } = useSubmit(async () => {
    await change.mutateAsync({ body: { name } })
    tell('Your name is saved.')
  })
  return (
    <Sheet title="You" lead={person.email}>
      <form onSubmit={run}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            autoComplete="name"
            required
            value={name}
            error={fieldProblem(problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} disabled={name.trim() === '' || name === person.name}>
            Save
          </Button>
        </Group>
        <ProblemNotice error={problem} onAgain={run} />
      </form>
    </Sheet>
  )
}

function LookSheet() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { choice } = useZone()
  return (
    <Sheet title="How it looks" lead="Kept in this browser.">
      <Group gap="xl">
        <SegmentedControl
          aria-label="Colours"
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'As the system' },
          ]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
        />
        <SegmentedControl
          aria-label="Times in"
          data={[
            { value: 'local', label: `Times in ${localZone()}` },
            { value: 'utc', label: 'Times in UTC' },
          ]}
          value={choice}
          onChange={(value) => chooseZone(value === 'utc' ? 'utc' : 'local')}
        />
      </Group>
    </Sheet>
  )
}

function PasswordSheet() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { person } = useMe()
  const { run, busy, problem } = useSubmit(async () => {
    await api('PUT /me/password', { body: { current, next } })
    setCurrent('')
    setNext('')
    tell('Your password is changed. Your other sessions are signed out.')
  })
  return (
    <Sheet title="Password" lead="Changing it signs you out everywhere else.">
      <form onSubmit={run}>
        <Stack gap="md" maw={360}>
          <input type="text" name="username" autoComplete="username" value={person.email} readOnly hidden />
          <PasswordInput
            label="Present password"
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            description="At least 10 characters; a few words are easy to remember."
            required
            minLength={10}
            autoComplete="new-password"
            value={next}
            error={fieldProblem(problem, 'next')}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <ProblemNotice error={problem} onAgain={run} />
          <Group>
            <Button type="submit" loading={busy} disabled={current === '' || next === ''}>
              Change the password
            </Button>
          </Group>
        </Stack>
      </form>
    </Sheet>
  )
}
