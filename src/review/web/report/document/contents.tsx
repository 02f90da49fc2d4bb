import { useEffect, useState } from 'react'
import type { ReportContent } from '../../../report-content.ts'
import { anchorOf } from './anchor.ts'
import classes from './contents.module.css'

/** The part whose heading was scrolled past last. */
function useCurrent(anchors: string): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const headings = anchors.split(' ').flatMap((id) => document.getElementById(id) ?? [])
    const look = () => {
      const passed = headings.filter((one) => one.getBoundingClientRect().top < 140)
      setCurrent((passed.at(-1) ?? headings[0])?.id ?? null)
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [anchors])
  return current
}

/** The parts of the report, beside it where there is room. */
export function Contents({ parts }: { parts: ReportContent['parts'] }) {
  const anchors = parts.map((_, index) => anchorOf(parts, index))
  const current = useCurrent(anchors.join(' '))
  return (
    <nav className={classes.contents} aria-label="Parts of this report">
      <ol>
        {parts.map((part, index) => (
          <li key={anchors[index]}>
            <a href={`#${anchors[index]}`} aria-current={anchors[index] === current ? 'location' : undefined}>
              {part.heading}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
