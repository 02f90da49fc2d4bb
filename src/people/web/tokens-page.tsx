import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useChange, useLoaded } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { usePageTitle } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import type { TokenScope } from '../contract.ts'
import { OnceShown } from './once-shown.tsx'
import { useMe } from './use-me.ts'

const scopes: readonly { scope: TokenScope; label: string }[] = [
  { scope: 'read', label: 'Read' },
  { scope: 'write', label: 'Change' },
  { scope: 'admin', label: 'Administer' },
]
const scopeWords: Record<TokenScope, string> = { read: 'read', write: 'change', admin: 'administer' }
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
]

/** API tokens: keys for the command line and for other programs. */
export function TokensPage() {
  usePageTitle('API tokens')
  const { items } = useLoaded('GET /tokens', {})
  const revoke = useChange('DELETE /tokens/:id', { touches: ['token'] })
  return (
    <>
      <NewToken />
      <Sheet title="Your tokens">
        {items.length === 0 && (
          <Empty title="No tokens yet">
            Make one for the command line or a script. The <Go to={paths.reference()}>API reference</Go> says
            what it can do.
          </Empty>
        )}
        <Rows>
          {items.map((token) => (
            <li key={token.id}>
              <span>
                <strong>{token.name}</strong>
                <small>
                  may {token.scopes.map((scope) => scopeWords[scope]).join(', ')} ·{' '}
                  {token.lastUsedAt ? (
                    <>
                      used <Moment at={token.lastUsedAt} style="ago" />
                    </>
                  ) : (
                    'never used'
                  )}
                  {token.expiresAt && (
                    <>
                      {' '}
                      · until <Moment at={token.expiresAt} style="date" />
                    </>
                  )}
                </small>
              </span>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  revoke.mutate(
                    { params: { id: token.id } },
                    { onSuccess: () => tell(`${token.name} no longer works.`), onError: tellProblem },
                  )
                }
              >
                Revoke<span className="for-ears"> {token.name}</span>
              </Button>
            </li>
          ))}
        </Rows>
      </Sheet>
    </>
  )
}

function NewToken() {
  const { administrator } = useMe()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(['read', 'write'])
  const [days, setDays] = useState('90')
  const [made, setMade] = useState<string | null>(null)
  const make = useChange('POST /tokens', { touches: ['token'] })
  const { run, busy, problem } = useSubmit(async () => {
    const expiresAt = days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
    const answer = await make.mutateAsync({ body: { name, scopes: chosen as TokenScope[], expiresAt } })
    setMade(answer.token)
    setName('')
  })
  return (
    <Sheet
      title="Make a token"
      lead="For the command line and other programs. It may never do more than you may."
    >
      <form onSubmit={run}>
        <Stack gap="md">
          <Group align="flex-end">
            <TextInput
              label="What it is for"
              placeholder="The import script"
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label="Valid"
              data={lives}
              allowDeselect={false}
              value={days}
              onChange={(value) => setDays(value ?? '')}
            />
          </Group>
          <Checkbox.Group label="It may" value={chosen} onChange={setChosen}>
            <Group mt={4}>
              {scopes.map(({ scope, label }) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={label}
                  disabled={scope === 'admin' && !administrator}
                  title={
                    scope === 'admin' && !administrator ? 'Only administrators can give this.' : undefined
                  }
                />
              ))}
            </Group>
          </Checkbox.Group>
          <ProblemNotice error={problem} onAgain={run} />
          <Group>
            <Button type="submit" loading={busy} disabled={name.trim() === '' || chosen.length === 0}>
              Make the token
            </Button>
          </Group>
          {made && (
            <OnceShown label="The token" value={made} onDone={() => setMade(null)}>
              Copy it now; it is not shown again.
            </OnceShown>
          )}
        </Stack>
      </form>
    </Sheet>
  )
}
