import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { lazy, type ReactNode, type Ref, type RefObject, Suspense, useRef } from 'react'
import { useLanguageHome } from './home.ts'
import type { FieldContext } from './prompt.ts'
import classes from './prompted.module.css'

const FieldLayer = lazy(() => import('./field-layer.tsx').then((part) => ({ default: part.FieldLayer })))

/**
 * What is put aside of words that may not be tied to whoever wrote them: in this tab for good, or until it is decided
 * when they are sent. Absent: under the writer’s account.
 */
export type Keeping = 'tab' | 'until-sent'

/** A field in which one may be asked about one’s words. */
export interface Prompting extends FieldContext {
  /** Where it is, for those who are led to it: `notes:<id>`. */
  place?: string | undefined
  keeping?: Keeping | undefined
}

interface PromptedTextareaProps extends Omit<TextareaProps, 'value' | 'ref'> {
  value: string
  prompting: Prompting
  ref?: Ref<HTMLTextAreaElement> | undefined
}

/** A field for plain words. What may be worth a second look is quietly underlined, for the one who writes. */
export function PromptedTextarea({ prompting, ref, ...props }: PromptedTextareaProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <Textarea
      {...props}
      ref={useMergedRef(field, ref)}
      inputContainer={(input) => (
        <Layered field={field} text={props.value} prompting={prompting}>
          {input}
        </Layered>
      )}
    />
  )
}

interface PromptedInputProps extends Omit<TextInputProps, 'value' | 'ref'> {
  value: string
  prompting: Prompting
  ref?: Ref<HTMLInputElement> | undefined
}

/** The same for a single line. */
export function PromptedInput({ prompting, ref, ...props }: PromptedInputProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <TextInput
      {...props}
      ref={useMergedRef(field, ref)}
      inputContainer={(input) => (
        <Layered field={field} text={props.value} prompting={prompting}>
          {input}
        </Layered>
      )}
    />
  )
}

interface LayeredProps {
  field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>
  text: string
  prompting: Prompting
  children: ReactNode
}

/** The engine comes with the first words that are written, not with the page. */
function Layered({ field, text, prompting, children }: LayeredProps) {
  const home = useLanguageHome()
  const begun = useRef(false)
  if (text.trim() !== '') begun.current = true
  return (
    <div className={classes.frame}>
      {children}
      {home && begun.current && (
        <Suspense>
          <FieldLayer field={field} text={text} prompting={prompting} home={home} />
        </Suspense>
      )}
    </div>
  )
}
