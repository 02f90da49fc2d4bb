import { type Ref, useState } from 'react'
import { PromptedInput, type Prompting } from '#web/parts/language/prompted.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'

interface AddLineProps {
  label: string
  placeholder: string
  /** What the words are for, where one may be asked about them. */
  prompting: Prompting
  add: (text: string) => Promise<unknown>
  ref?: Ref<HTMLInputElement>
  maxLength?: number
}

/** One field: words and Enter. What was typed stays until it has arrived. */
export function AddLine({ label, placeholder, prompting, add, ref, maxLength = 2_000 }: AddLineProps) {
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
        ref={ref}
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <ProblemNotice error={problem} onAgain={run} />
    </form>
  )
}
