import { ActionIcon, Button, Stack } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Conflict } from './conflict.tsx'
import classes from './editable.module.css'
import { PromptedInput } from './language/prompted.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useVersioned } from './use-versioned.ts'

interface EditableTitleProps<Base> {
  label: string
  base: Base
  pick: (base: Base) => string
  save: (value: string, base: Base) => Promise<unknown>
  reload: () => Promise<Base>
}

const asTold = { section: 'narrative' } as const

/** The title of a page, changed in its place. */
export function EditableTitle<Base>({ label, ...options }: EditableTitleProps<Base>) {
  const edit = useVersioned(options)
  if (!edit.editing) {
    return (
      <div className={classes.title}>
        <h1 className={classes.titleText}>{edit.value}</h1>
        <ActionIcon variant="subtle" color="gray" aria-label={`Change the ${label}`} onClick={edit.begin}>
          <IconPencil size={17} aria-hidden />
        </ActionIcon>
      </div>
    )
  }
  return (
    <Stack gap="xs" mb="xs">
      <form
        className={classes.title}
        onSubmit={(event) => {
          event.preventDefault()
          void edit.submit()
        }}
      >
        <PromptedInput
          className={classes.titleInput}
          prompting={asTold}
          aria-label={label}
          autoFocus
          required
          maxLength={200}
          value={edit.value}
          onChange={(event) => edit.change(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && edit.cancel()}
        />
        <Button type="submit" size="compact-md" loading={edit.saving} disabled={edit.value.trim() === ''}>
          Save
        </Button>
      </form>
      {edit.conflict && (
        <Conflict
          mine={edit.value}
          theirs={edit.conflict.theirs}
          onKeepMine={edit.keepMine}
          onTakeTheirs={edit.takeTheirs}
        />
      )}
      <ProblemNotice error={edit.problem} onAgain={edit.submit} />
    </Stack>
  )
}
