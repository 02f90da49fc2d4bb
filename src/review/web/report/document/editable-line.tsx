import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { Prompting } from '#web/parts/language/prompted.tsx'
import { EditableWords } from '../../words/editable-words.tsx'
import { PlainWords } from '../../words/plain-words.tsx'
import classes from './changing.module.css'

interface EditableLineProps<Base> {
  label: string
  /** As the report tells it, with roles for names. */
  shown: string
  base: Base
  pick: (base: Base) => string
  save: (value: string, base: Base) => Promise<unknown>
  reload: () => Promise<Base>
  maxLength?: number
  prompting: Prompting
}

/** Words in a list of the report, changed where they come from: note, factor, line or item. */
export function EditableLine<Base>({ label, shown, ...options }: EditableLineProps<Base>) {
  return (
    <EditableWords label={label} {...options}>
      {(begin) => (
        <div className={classes.changeable}>
          <PlainWords text={shown} />
          <ActionIcon
            className={classes.change}
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`Edit: ${label}`}
            title="Edit"
            onClick={begin}
          >
            <IconPencil size={15} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </EditableWords>
  )
}
