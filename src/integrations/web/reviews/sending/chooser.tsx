import { Button, FileButton } from '@mantine/core'
import { IconFileZip, IconFolderOpen } from '@tabler/icons-react'
import { useRef } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { choiceOfFiles } from './choice.ts'
import classes from './sending.module.css'
import { prepare } from './sending.ts'

const take = (files: Iterable<File> | null) => {
  const all = [...(files ?? [])]
  if (all.length > 0) void prepare(() => choiceOfFiles(all))
}

/** Choosing a folder, files or a zip; dropping works anywhere on the page. */
export function Chooser({ problem }: { problem: string | null }) {
  const folder = useRef<HTMLInputElement>(null)
  useActions('Bringing reviews', [
    {
      id: 'import.folder',
      label: 'Choose a folder of reviews',
      keys: 'f',
      run: () => folder.current?.click(),
    },
    {
      id: 'import.files',
      label: 'Choose files or a zip of reviews',
      keys: 'a',
      run: () => document.getElementById('choose-reviews')?.click(),
    },
  ])
  return (
    <section className={classes.chooser} aria-label="Choose reviews">
      <p className={classes.title}>Drop a folder, files or a zip here</p>
      <p className={classes.text}>
        Markdown, text, HTML, Word and JSON; exports of Confluence, Notion and Google Docs; a git working
        tree. You see what was understood of every document before anything is imported.
      </p>
      <div className={classes.buttons}>
        <Button
          leftSection={<IconFolderOpen size={18} aria-hidden />}
          onClick={() => folder.current?.click()}
        >
          Choose a folder
        </Button>
        <input
          ref={(input) => {
            folder.current = input
            // React knows no property for it.
            input?.setAttribute('webkitdirectory', '')
          }}
          type="file"
          multiple
          hidden
          aria-label="A folder of reviews"
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same folder again is a choice as well.
            event.currentTarget.value = ''
          }}
        />
        <FileButton multiple onChange={take}>
          {(props) => (
            <Button
              {...props}
              id="choose-reviews"
              variant="default"
              leftSection={<IconFileZip size={18} aria-hidden />}
            >
              Choose files or a zip
            </Button>
          )}
        </FileButton>
      </div>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
