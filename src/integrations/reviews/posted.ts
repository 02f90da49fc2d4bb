import { plainWords } from './inline.ts'
import { type Block, linesOf } from './outline.ts'
import { datesIn, usualTimes } from './times.ts'

const stamp =
  /^\W{0,4}(?:posted|published|updated|created|resolved)\b(?: (?:by|on|at)\b[^\d]{0,40}?)?(?=\W|$)/i
const longestStamp = 100
const longestUpdate = 1_500
const fewestUpdates = 2

/** “Posted May 01, 2026 - 09:02 UTC”: when an update of a status page was written, which stands below its words. */
export function isStamp(line: string): boolean {
  if (line.length > longestStamp || !stamp.test(line)) return false
  const words = usualTimes(plainWords(line))
  const [found, another] = datesIn(words)
  return found !== undefined && another === undefined && words.length - found.time.end < 8
}

/** The updates of a status page as times with the words that belong to them; none where fewer than two are stamped. */
export function stampedUpdates(blocks: readonly Block[]): Block[] {
  const updates: Block[] = []
  let words: string[] = []
  for (const line of blocks.flatMap(linesOf)) {
    if (!isStamp(line)) {
      words.push(line)
      continue
    }
    updates.push({ kind: 'paragraph', lines: [timeOf(line)] }, { kind: 'paragraph', lines: shortened(words) })
    words = []
  }
  return updates.length / 2 >= fewestUpdates ? updates : []
}

function timeOf(line: string): string {
  const words = usualTimes(plainWords(line))
  const [found] = datesIn(words)
  return found ? words.slice(found.at, found.time.end) : ''
}

/** Of an update that is a whole review, its heading. */
const shortened = (lines: readonly string[]) =>
  lines.join('').length > longestUpdate ? lines.slice(0, 1) : [...lines]
