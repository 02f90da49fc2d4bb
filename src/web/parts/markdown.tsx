import { lazy, Suspense } from 'react'
import classes from './markdown.module.css'

const Rendered = lazy(() =>
  import('./markdown-rendered.tsx').then((part) => ({ default: part.MarkdownRendered })),
)

/** Markdown as people read it. No HTML inside it counts, and pictures are links, so nothing is fetched from outside. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.markdown}>
      <Suspense fallback={<p className={classes.plain}>{text}</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  )
}
