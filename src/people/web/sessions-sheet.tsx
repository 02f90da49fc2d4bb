import { Button } from '@mantine/core'
import { useChange, useRead } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { describeAgent } from './user-agent.ts'

/** Where somebody is signed in, each to be ended from here. */
export function SessionsSheet() {
  const sessions = useRead('GET /sessions', {})
  const end = useChange('DELETE /sessions/:id', { touches: ['session'] })
  return (
    <Sheet title="Where you are signed in">
      <ProblemNotice error={sessions.error} onAgain={sessions.refetch} />
      <Rows>
        {sessions.data?.items.map(({ id, userAgent, createdAt, current }) => (
          <li key={id}>
            <span>
              <strong>{describeAgent(userAgent)}</strong>
              {current && ' – this one'}
              <small>
                since <Moment at={createdAt} precision="minute" />
              </small>
            </span>
            {!current && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => end.mutate({ params: { id } }, { onError: tellProblem })}
              >
                Sign out<span className="for-ears"> {describeAgent(userAgent)}</span>
              </Button>
            )}
          </li>
        ))}
      </Rows>
    </Sheet>
  )
}
