import { type Ref, useEffect, useId } from 'react'
import { ofItem } from '#review/web/language/place-context.ts'
import { Conflict } from '#web/parts/conflict.tsx'
import { isInCard } from '#web/parts/language/fields.ts'
import { PromptedTextarea } from '#web/parts/language/prompted.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useVersioned } from '#web/parts/use-versioned.ts'

interface SavedTextProps<Base> {
  label: string
  placeholder?: string
  base: Base
  pick: (base: Base) => string
  save: (value: string, base: Base) => Promise<unknown>
  reload: () => Promise<Base>
  /** Told the words as they are written. */
  onWords?: (words: string) => void
  ref?: Ref<HTMLTextAreaElement>
}

/** A field of a few words that saves when it is left or by Enter; two who write at once both keep their words. */
export function SavedText<Base>({ label, placeholder, onWords, ref, ...options }: SavedTextProps<Base>) {
  const edit = useVersioned(options)
  const id = useId()
  const words = edit.value
  useEffect(() => onWords?.(words), [words, onWords])
  const submit = () => {
    if (edit.editing && edit.value !== options.pick(options.base)) void edit.submit()
    else edit.cancel()
  }
  return (
    <div>
      <PromptedTextarea
        ref={ref}
        prompting={ofItem}
        id={id}
        size="xs"
        label={label}
        placeholder={placeholder}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2_000}
        value={edit.value}
        onChange={(event) => edit.change(event.currentTarget.value)}
        onBlur={(event) => (edit.conflict || isInCard(event.relatedTarget) ? undefined : submit())}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            submit()
          } else if (event.key === 'Escape') {
            event.stopPropagation()
            edit.cancel()
          }
        }}
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
    </div>
  )
}
