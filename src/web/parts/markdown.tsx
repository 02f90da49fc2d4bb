import { lazy, Suspense } from 'react'
import classes from './markdown.module.css'
import { plainParagraphs } from './plain-prose.ts'

const Rendered = lazy(() =>
  import('./markdown-rendered.tsx').then((part) => ({ default: part.MarkdownRendered })),
)

/** Markdown as people read it. No HTML inside it counts, and pictures are links, so nothing is fetched from outside. */
export function Markdown({ text }: { text: string }) {
  const plain = plainParagraphs(text)
  return (
    <div className={classes.markdown}>
      {plain?.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their place
        <p key={at}>{paragraph}</p>
      )) ?? (
        <Suspense fallback={<p className={classes.plain}>{text}</p>}>
          <Rendered text={text} />
        </Suspense>
      )}
    </div>
  )
}
