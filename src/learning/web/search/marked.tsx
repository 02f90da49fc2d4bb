import type { ReactNode } from 'react'
import type { MarkedText } from '../../search/contract.ts'

/** A text as it is, with the words looked for marked. Never anything but text. */
export function Marked({ of: { text, marks } }: { of: MarkedText }): ReactNode {
  let end = 0
  const pieces = marks.flatMap(([from, to]) => {
    const before = text.slice(end, from)
    end = to
    return [before, <mark key={from}>{text.slice(from, to)}</mark>]
  })
  return [...pieces, text.slice(end)]
}
