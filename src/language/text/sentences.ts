import type { Mention } from './mentions.ts'

export interface Span {
  start: number
  end: number
}

const stop = /[.!?…]+["'”’»)\]*_]*(?=\s|$)|\n(?=[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t])/g
const abbreviation =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|cf|approx|dr|mr|mrs|ms|st|no|fig|inc|ltd|dept|est|ca|resp|incl|excl|max|min|sec|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|a\.m|p\.m|u\.s|[a-z])$/i
/** What runs on longer is no sentence any more, and is taken in pieces so that no input is dear. */
const longest = 2_000
const goesOn = /^\s+[a-z(]/

/** Parts a block into sentences. Points in times, numbers, abbreviations, addresses and code end none. */
export function splitSentences(text: string, block: Span, mentions: readonly Mention[]): Span[] {
  const said = text.slice(block.start, block.end)
  const spans: Span[] = []
  let start = 0
  let next = 0
  stop.lastIndex = 0
  for (let hit = stop.exec(said); hit; hit = stop.exec(said)) {
    const at = block.start + hit.index
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    const mention = mentions[next]
    if (mention && mention.start <= at && at < mention.end - 1) {
      stop.lastIndex = Math.max(mention.end - block.start, hit.index + 1)
      continue
    }
    const end = hit.index + hit[0].length
    if (hit[0][0] === '.' && isAbbreviated(said, hit.index, end)) continue
    add(spans, said, block.start, start, end)
    start = end
  }
  add(spans, said, block.start, start, said.length)
  return spans
}

function isAbbreviated(said: string, at: number, end: number): boolean {
  if (goesOn.test(said.slice(end, end + 8))) return true
  return abbreviation.test(said.slice(Math.max(0, at - 8), at)) && said[at + 1] !== '\n'
}

function add(spans: Span[], said: string, offset: number, start: number, end: number) {
  let first = start
  let last = end
  while (first < last && said.charCodeAt(first) <= 32) first++
  while (last > first && said.charCodeAt(last - 1) <= 32) last--
  for (let piece = first; piece < last; piece += longest)
    spans.push({ start: offset + piece, end: offset + Math.min(last, piece + longest) })
}
