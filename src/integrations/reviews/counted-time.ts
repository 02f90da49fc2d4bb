import { lineHead } from '#integrations/text/line-head.ts'
import { relativeTime } from '#integrations/text/relative.ts'

/** A time counted from the beginning. */
export interface CountedTime {
  seconds: number
  /** The words behind it. */
  text: string
}

const countedFrom =
  /^T\s?(?:([+−-])\s?(\d{1,4})|0)(?!\d|[:.]\d|\s?(?:d|h|m|s)(?![A-Za-z])|\s?(?:day|hour|hr|min|sec))/
const behind = /^[\s:|,–—*_`\])-]+/

/** `T+5m`, `+00:12`, and in minutes where no unit is told: `T0`, `T+5`. */
export function countedTime(line: string): CountedTime | null {
  const from = lineHead(line.slice(0, 200)).at
  const head = line.slice(from, 200)
  const found = countedFrom.exec(head)
  const told = found
    ? {
        seconds: Number(found[2] ?? 0) * 60 * (found[1] && found[1] !== '+' ? -1 : 1),
        end: from + found[0].length,
      }
    : relativeTime(line.slice(0, 200), from)
  return told && { seconds: told.seconds, text: line.slice(told.end).replace(behind, '') }
}

/** Whether a time is written as one that only counts, and not as a number with a sign. */
export const isCounted = (line: string) => /^\W{0,6}T\s?(?:[+−-]\s?\d|0\b)/.test(line)
