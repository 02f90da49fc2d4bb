import { Button, FileButton, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'

interface Imported {
  incidentKey: string
  problems: string[]
}

/** A report in Afterword's Markdown becomes an incident with its review. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [markdown, setMarkdown] = useState('')
  const [imported, setImported] = useState<Imported | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    setImported(await api('POST /report-imports', { body: { markdown } }))
    void client.invalidateQueries()
  })
  const take = async (file: File | null | undefined) => {
    if (file) setMarkdown(await file.text())
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={imported ? `It is ${imported.incidentKey} now` : 'Import a report'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {imported ? (
        <Outcome imported={imported} onClose={onClose} />
      ) : (
        <form onSubmit={run} onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
          <Stack>
            <Text size="sm" c="dimmed">
              A Markdown file that Afterword exported, also when somebody edited it since. It becomes an
              incident with its story, review and items, which nobody but you can see at first.
            </Text>
            <Textarea
              label="The report"
              placeholder="Drop the file here, or paste it"
              autosize
              minRows={8}
              maxRows={18}
              value={markdown}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.875rem' } }}
              onChange={(event) => setMarkdown(event.currentTarget.value)}
            />
            <ProblemNotice error={problem} onAgain={run} />
            <Group justify="space-between">
              <FileButton
                accept=".md,.markdown,text/markdown,text/plain"
                onChange={(file) => void take(file)}
              >
                {(props) => (
                  <Button {...props} variant="default">
                    Choose a file
                  </Button>
                )}
              </FileButton>
              <Button type="submit" loading={busy} disabled={markdown.trim() === ''}>
                Import it
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

function Outcome({
  imported: { incidentKey, problems },
  onClose,
}: {
  imported: Imported
  onClose: () => void
}) {
  return (
    <Stack>
      {problems.length === 0 ? (
        <Text>Everything in it was understood.</Text>
      ) : (
        <>
          <Text>
            {problems.length === 1
              ? 'One thing in it was not understood. The rest is there:'
              : `${problems.length} things in it were not understood. The rest is there:`}
          </Text>
          <List>
            {problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button component={Go} to={paths.incident(incidentKey, 'report')}>
          Open {incidentKey}
        </Button>
      </Group>
    </Stack>
  )
}
