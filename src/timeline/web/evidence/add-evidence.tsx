import { Button, FileButton } from '@mantine/core'
import { IconClipboardText, IconFileUpload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import classes from './add-evidence.module.css'
import { PasteForm } from './paste-form.tsx'
import { useAddFiles } from './use-add-files.ts'

/** Choosing files or pasting text; dropping works anywhere on the page. */
export function AddEvidence({ incidentKey, first }: { incidentKey: string; first: boolean }) {
  const addFiles = useAddFiles(incidentKey)
  const [pasting, setPasting] = useState<string | null>(null)
  useActions('Evidence', [
    { id: 'evidence.paste', label: 'Paste text as evidence', keys: 'p', run: () => setPasting('') },
    {
      id: 'evidence.files',
      label: 'Choose files to add as evidence',
      keys: 'a',
      run: () => document.getElementById('choose-evidence')?.click(),
    },
  ])
  usePasted((text, files) => {
    if (files.length > 0) void addFiles(files)
    else if (text.trim()) setPasting(text)
  })
  return (
    <section className={classes.adder} data-first={first || undefined} aria-label="Add evidence">
      <div>
        <p className={classes.title}>{first ? 'What do you have of it?' : 'Add evidence'}</p>
        <p className={classes.text}>
          Drop files here: chat exports from Slack or Discord, IRC logs, alerts, PagerDuty, GitHub and GitLab
          bodies, tables, plain logs. They are kept exactly as they are.
        </p>
      </div>
      <div className={classes.buttons}>
        <FileButton multiple onChange={(files) => void addFiles(files)}>
          {(props) => (
            <Button {...props} id="choose-evidence" leftSection={<IconFileUpload size={17} aria-hidden />}>
              Choose files
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={17} aria-hidden />}
          onClick={() => setPasting('')}
        >
          Paste text
        </Button>
      </div>
      {pasting !== null && (
        <PasteForm
          key={pasting}
          initial={pasting}
          onDone={(file) => {
            setPasting(null)
            if (file) void addFiles([file])
          }}
        />
      )}
    </section>
  )
}

/** What is pasted outside of any field is meant for the page. */
function usePasted(onPaste: (text: string, files: File[]) => void) {
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const inField =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || event.target.matches('input, textarea'))
      if (inField || !event.clipboardData) return
      event.preventDefault()
      onPaste(event.clipboardData.getData('text/plain'), [...event.clipboardData.files])
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  })
}
