import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useChange } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { plural } from '../words.ts'

/** Takes a whole import back, after saying what that does. */
export function TakeBack({ one }: { one: ReviewImport }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useChange('POST /review-imports/:id/withdrawal', {
    touches: ['review-import', 'incident', 'report', 'item'],
  })
  const { run, busy, problem } = useSubmit(async () => {
    await withdraw.mutateAsync({ params: { id: one.id } })
    setAsking(false)
  })
  const { created } = one.outcomes
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Take this import back
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Take this import back?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text>
          {created > 0
            ? `${plural(created, 'incident that it made is', 'incidents that it made are')} deleted, also where somebody worked on ${created === 1 ? 'it' : 'them'} since. For 30 days ${created === 1 ? 'it' : 'each'} can be brought back.`
            : 'What it made is deleted, and can be brought back for 30 days.'}{' '}
          Incidents that were here before stay.
        </Text>
        <ProblemNotice error={problem} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void run()}>
            Take it back
          </Button>
        </Group>
      </Modal>
    </>
  )
}
