import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { linePieces } from '#platform/files/lines.ts'

const longestPart = 64 * 2 ** 20
const longestSlice = 64 * 2 ** 10

/** The two halves of an entry's slice: `general/2026-03-01.json#/12` → part and fragment. A `#` may be in a part's name. */
export function splitSlice(slice: string): { part: string | null; fragment: string } {
  const at = slice.lastIndexOf('#')
  if (at === -1) return { part: null, fragment: slice }
  return { part: slice.slice(0, at) || null, fragment: slice.slice(at + 1) }
}

/** The piece of evidence that a slice points at, as it came: lines as they stand, JSON indented. */
export async function readSlice(evidence: EvidenceFile, slice: string): Promise<string> {
  const { part, fragment } = splitSlice(slice)
  const members = part === null ? null : await evidence.members()
  const member = members?.find((one) => one.path === part)
  if (part !== null && !member) throw new EvidenceProblem('damaged', `${part} is not in the evidence.`)
  const source = member ?? evidence
  const lines = /^L(\d+)(?:-L?(\d+))?$/.exec(fragment)
  if (lines) return linesOf(source, Number(lines[1]), Number(lines[2] ?? lines[1]))
  return valueAt(await wholeText(source), fragment)
}

async function linesOf(source: Pick<EvidenceFile, 'stream'>, first: number, last: number): Promise<string> {
  const found: string[] = []
  for await (const piece of linePieces(source.stream())) {
    if (piece.first > last) break
    found.push(...piece.lines.slice(Math.max(0, first - piece.first), Math.max(0, last + 1 - piece.first)))
  }
  return found.join('\n').slice(0, longestSlice)
}

async function wholeText(source: Pick<EvidenceFile, 'stream' | 'size'>): Promise<string> {
  if (source.size > longestPart)
    throw new EvidenceProblem('too-large', 'The piece stands in a file too large to show.')
  const chunks: Buffer[] = []
  for await (const chunk of source.stream()) chunks.push(chunk)
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EvidenceProblem('damaged', 'This part of the evidence is not whole.')
  }
}

/** The value a JSON pointer (RFC 6901) names. */
function valueAt(text: string, pointer: string): string {
  let value = parsed(text)
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    value = (value as Record<string, unknown> | null)?.[key]
  }
  if (value === undefined)
    throw new EvidenceProblem('damaged', `There is nothing at ${pointer} in the evidence.`)
  return JSON.stringify(value, null, 2).slice(0, longestSlice)
}
