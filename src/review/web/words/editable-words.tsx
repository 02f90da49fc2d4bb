import { Button, Group } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { Conflict } from '#web/parts/conflict.tsx'
import { useLookedAt } from '#web/parts/language/looked-at.ts'
import { PromptedTextarea, type Prompting } from '#web/parts/language/prompted.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useVersioned } from '#web/parts/use-versioned.ts'
import classes from './words.module.css'

interface EditableWordsProps<Base> {
  label: string
  base: Base
  pick: (base: Base) => string
  save: (value: string, base: Base) => Promise<unknown>
  reload: () => Promise<Base>
  /** Shows the words and a way to begin; most often a click on a pencil or a key. */
  children: (begin: () => void) => ReactNode
  /** Told when writing begins and ends, so that nothing takes the place away meanwhile. */
  onWriting?: (writing: boolean) => void
  /** Told the words as they are written, and null when writing ends. */
  onWords?: (words: string | null) => void
  maxLength?: number
  /** What the words are for, where one may be asked about them. */
  prompting?: Prompting
  /** A name under which unsaved words outlive the page: `note.<id>`. */
  keep?: string
}

const asTold: Prompting = { section: 'narrative' }

/** A few plain words changed in their place: Enter saves, Shift-Enter begins a line, Escape leaves them as they were. */
export function EditableWords<Base>({
  label,
  children,
  onWriting,
  onWords,
  maxLength = 20_000,
  prompting = asTold,
  ...options
}: EditableWordsProps<Base>) {
  const edit = useVersioned(options)
  const [told, setTold] = useState(false)
  useLookedAt(prompting.place, edit.begin)
  useEffect(() => {
    if (told === edit.editing) return
    setTold(edit.editing)
    onWriting?.(edit.editing)
  }, [told, edit.editing, onWriting])
  const words = edit.editing ? edit.value : null
  useEffect(() => onWords?.(words), [words, onWords])
  if (!edit.editing) return children(edit.begin)

  const empty = edit.value.trim() === ''
  const submit = () => (empty ? undefined : void edit.submit())
  return (
    <div className={classes.writing}>
      <PromptedTextarea
        prompting={prompting}
        aria-label={label}
        autosize
        minRows={1}
        maxRows={14}
        autoFocus
        maxLength={maxLength}
        value={edit.value}
        onFocus={(event) => event.currentTarget.setSelectionRange(edit.value.length, edit.value.length)}
        onChange={(event) => edit.change(event.currentTarget.value)}
        onKeyDown={(event) => answerKey(event, submit, edit.cancel)}
      />
      {edit.conflict && (
        <Conflict
          mine={edit.value}
          theirs={edit.conflict.theirs}
          onKeepMine={edit.keepMine}
          onTakeTheirs={edit.takeTheirs}
        />
      )}
      <ProblemNotice error={edit.problem} onAgain={submit} />
      <Group gap="xs">
        <Button size="compact-sm" onClick={submit} loading={edit.saving} disabled={empty}>
          Save
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={edit.cancel}>
          Cancel
        </Button>
      </Group>
    </div>
  )
}

/** Enter sends and Escape leaves; Shift-Enter is a new line, and so is Enter while characters are being composed. */
export function answerKey(event: KeyboardEvent, submit: () => void, cancel: () => void) {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    submit()
  } else if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
}
