import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useChange, useRead } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Role } from '../contract.ts'
import { OnceShown } from './once-shown.tsx'

/** Inviting somebody, and the invitations that nobody has accepted yet. */
export function InvitationsSheet() {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [made, setMade] = useState<{ email: string; url: string; mailed: boolean } | null>(null)
  const open = useRead('GET /invitations', {})
  const invite = useChange('POST /invitations', { touches: ['invitation'] })
  const takeBack = useChange('DELETE /invitations/:id', { touches: ['invitation'] })
  const { run, busy, problem } = useSubmit(async () => {
    const { url, mailed, invitation } = await invite.mutateAsync({ body: { email, role } })
    setMade({ email: invitation.email, url, mailed })
    setEmail('')
  })
  const items = open.data?.items ?? []
  return (
    <Sheet title="Invite somebody">
      <Stack gap="md">
        <form onSubmit={run}>
          <Group align="flex-end">
            <TextInput
              label="E-mail"
              type="email"
              required
              style={{ flex: '1 1 14rem' }}
              value={email}
              error={fieldProblem(problem, 'email')}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Select
              label="As"
              w={150}
              data={[
                { value: 'member', label: 'Member' },
                { value: 'administrator', label: 'Administrator' },
              ]}
              allowDeselect={false}
              value={role}
              onChange={(value) => setRole(value === 'administrator' ? 'administrator' : 'member')}
            />
            <Button type="submit" loading={busy} disabled={email.trim() === ''}>
              Invite
            </Button>
          </Group>
        </form>
        <ProblemNotice error={problem} onAgain={run} />
        {made && (
          <OnceShown label="The invitation’s link" value={made.url} onDone={() => setMade(null)}>
            {made.mailed
              ? `The link is on its way to ${made.email}. Here it is as well, shown this once.`
              : `Give this link to ${made.email}. It is shown this once.`}
          </OnceShown>
        )}
        {items.length > 0 && (
          <Rows label="Open invitations">
            {items.map((one) => (
              <li key={one.id}>
                <span>
                  <strong>{one.email}</strong> as {one.role}
                  <small>
                    invited by {one.invitedBy}, until <Moment at={one.expiresAt} style="date" />
                  </small>
                </span>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() =>
                    takeBack.mutate(
                      { params: { id: one.id } },
                      {
                        onSuccess: () => tell(`The invitation of ${one.email} no longer works.`),
                        onError: tellProblem,
                      },
                    )
                  }
                >
                  Take back<span className="for-ears"> the invitation of {one.email}</span>
                </Button>
              </li>
            ))}
          </Rows>
        )}
      </Stack>
    </Sheet>
  )
}
