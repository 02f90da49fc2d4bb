import { type ReactNode, type Ref, useState } from 'react'
import { PromptedInput, type Prompting } from '#web/parts/language/prompted.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'

interface AddLineProps {
  label: string
  placeholder: string
  /** What the words are for, where one may be asked about them. */
  prompting: Prompting
  add: (text: string) => Promise<unknown>
  /** Stands below the field: what there is to say about the words in it. */
  below?: (text: string) => ReactNode
  ref?: Ref<HTMLInputElement>
  maxLength?: number
}

/** One field: words and Enter. What was typed stays until it has arrived. */
export function AddLine({ prompting, add, below, maxLength = 2_000, ...field }: AddLineProps) {
  const [text, setText] = useState('')
  const { run, problem } = useSubmit(async () => {
    const words = text.trim()
    if (words === '') return
    await add(words)
    setText((now) => (now.trim() === words ? '' : now))
  })
  return (
    <form onSubmit={run}>
      <PromptedInput
        prompting={prompting}
        ref={field.ref}
        aria-label={field.label}
        placeholder={field.placeholder}
        maxLength={maxLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <ProblemNotice error={problem} onAgain={run} />
      {below?.(text)}
    </form>
  )
}
