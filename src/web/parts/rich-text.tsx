import { lazy, Suspense } from 'react'
import classes from './rich-text.module.css'
import type { RichTextProps } from './rich-text-editor.tsx'

const Editor = lazy(() => import('./rich-text-editor.tsx').then((part) => ({ default: part.RichTextEditor })))

/** A writing place for formatted words; Markdown goes in and comes out. Loaded when first needed. */
export function RichText(props: RichTextProps) {
  return (
    <Suspense fallback={<div className={classes.waiting}>{props.value || props.placeholder}</div>}>
      <Editor {...props} />
    </Suspense>
  )
}
