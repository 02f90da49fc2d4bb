import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="noreferrer noopener nofollow" target={href?.startsWith('#') ? undefined : '_blank'}>
      {children}
    </a>
  ),
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} rel="noreferrer noopener nofollow" target="_blank">
      {alt || 'picture'}
    </a>
  ),
}
const plugins = [remarkGfm]

/** The part that does the work, in a file of its own because it is loaded when first needed. */
export function MarkdownRendered({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={plugins} components={components} skipHtml>
      {text}
    </ReactMarkdown>
  )
}
