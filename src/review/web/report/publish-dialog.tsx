import { Button, Group, Modal, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, useLoaded } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Publication } from '../../contract.ts'
import type { Audience, NameChoice } from '../../report-content.ts'
import { audienceName } from '../../wording.ts'
import { OpenPrompts } from './open-prompts.tsx'
import { PublishedLink } from './published-link.tsx'

const explained: Record<Audience, string> = {
  participants: 'Nobody else can open it or find it.',
  organisation:
    'Whoever can sign in here reads it. The notes and the conversation stay with the participants.',
  link: 'No account is needed. You get a link that is hard to guess; withdrawing the report ends it.',
}

interface PublishDialogProps {
  incidentKey: string
  publication: Publication | null
  names: NameChoice
  onClose: () => void
  /** Somebody wants to look at language prompts first. */
  onLook: () => void
}

/** To whom, and whether people are named; then the link, when there is one. */
export function PublishDialog({
  incidentKey: key,
  publication,
  names: shown,
  onClose,
  onLook,
}: PublishDialogProps) {
  const client = useQueryClient()
  const { visibility } = useLoaded('GET /incidents/:key', { params: { key } })
  const [audience, setAudience] = useState<Audience>(publication?.audience ?? 'participants')
  const [names, setNames] = useState<NameChoice>(shown)
  const [note, setNote] = useState('')
  const [done, setDone] = useState<Publication | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    const published = await api('POST /incidents/:key/report/publication', {
      params: { key },
      body: { audience, names, note: note.trim() },
    })
    setDone(published)
    await refresh(client, ['report', 'review'], key)
  })
  const next = (publication?.number ?? 0) + 1
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={done ? `Version ${done.number} is published` : 'Publish the report'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {done ? (
        <Stack>
          <Text>{audienceName[done.audience]} can read it now.</Text>
          {done.url && <PublishedLink url={done.url} />}
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={run}>
          <Stack gap="lg">
            <Radio.Group
              label="Who may read it"
              value={audience}
              onChange={(value) => setAudience(value as Audience)}
            >
              <Stack gap="sm" mt="xs">
                {(Object.keys(explained) as Audience[]).map((one) => (
                  <Radio
                    key={one}
                    value={one}
                    label={audienceName[one]}
                    description={explained[one]}
                    disabled={visibility === 'participants' && one !== 'participants'}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {visibility === 'participants' && (
              <Text size="sm" c="dimmed">
                This incident can be seen by its participants only, so its report can, too. The overview is
                where that is changed.
              </Text>
            )}
            <NamesChoice names={names} onChange={setNames} />
            {next > 1 && (
              <TextInput
                label="What changed, for readers of an earlier version"
                placeholder="The number of customers, counted anew"
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            )}
            <OpenPrompts incidentKey={key} onLook={onLook} />
            <ProblemNotice error={problem} onAgain={run} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Not yet
              </Button>
              <Button type="submit" loading={busy} data-autofocus>
                Publish version {next}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

function NamesChoice({ names, onChange }: { names: NameChoice; onChange: (names: NameChoice) => void }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id="how-people-are-called">
        How people are called
      </Text>
      <SegmentedControl
        aria-labelledby="how-people-are-called"
        data={[
          { value: 'roles', label: 'By their roles' },
          { value: 'names', label: 'By their names' },
        ]}
        value={names}
        onChange={(value) => onChange(value as NameChoice)}
      />
      <Text size="sm" c="dimmed" mt={6}>
        {names === 'roles'
          ? '“The Incident Commander” instead of a name: readers learn about the work, and nobody is looked up years later.'
          : 'Everybody who reads it sees who did what. Ask those who are named first.'}
      </Text>
    </div>
  )
}
