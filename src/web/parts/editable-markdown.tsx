import { Button, Group } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Conflict } from './conflict.tsx'
import classes from './editable.module.css'
import { Keys } from './keys.tsx'
import { Markdown } from './markdown.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { RichText } from './rich-text.tsx'
import { useVersioned } from './use-versioned.ts'

interface EditableMarkdownProps<Base> {
  label: string
  /** An invitation to write, while there is nothing. */
  placeholder: string
  base: Base
  pick: (base: Base) => string
  save: (value: string, base: Base) => Promise<unknown>
  reload: () => Promise<Base>
  /** A name under which an unsaved draft outlives the page. */
  keep?: string
}

const asTold = { section: 'narrative' } as const

/** Words that are read until somebody clicks to write; two who write at once both keep their words. */
export function EditableMarkdown<Base>({ label, placeholder, ...options }: EditableMarkdownProps<Base>) {
  const edit = useVersioned(options)
  if (!edit.editing) {
    return (
      <div className={classes.reading}>
        {edit.value.trim() === '' ? (
          <button type="button" className={classes.invitation} onClick={edit.begin}>
            {placeholder}
          </button>
        ) : (
          <>
            <Markdown text={edit.value} />
            <Button
              className={classes.pencil}
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={edit.begin}
            >
              Edit<span className="for-ears"> {label}</span>
            </Button>
          </>
        )}
      </div>
    )
  }
  return (
    <div className={classes.writing}>
      <RichText
        label={label}
        value={edit.value}
        placeholder={placeholder}
        prompting={asTold}
        autoFocus
        onChange={edit.change}
        onSubmit={edit.submit}
        onCancel={edit.cancel}
      />
      {edit.conflict ? (
        <Conflict
          mine={<Markdown text={edit.value} />}
          theirs={<Markdown text={edit.conflict.theirs} />}
          onKeepMine={edit.keepMine}
          onTakeTheirs={edit.takeTheirs}
        />
      ) : (
        <Group gap="sm">
          <Button size="compact-md" onClick={edit.submit} loading={edit.saving}>
            Save
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={edit.cancel}>
            Cancel
          </Button>
          <Keys of="mod+enter" />
        </Group>
      )}
      <ProblemNotice error={edit.problem} onAgain={edit.submit} />
    </div>
  )
}
