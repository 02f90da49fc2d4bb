import type { EvidenceFile } from '#platform/files/evidence-file.ts'
import { decodeText, looksBinary } from '#platform/files/text.ts'
import { Gathering } from './gathering.ts'
import { parseJson } from './json-value.ts'
import { openSources, type Source } from './sources.ts'

/** How JSON stands in a text: one document, a list of documents, one a line, or not at all. */
export type JsonForm = 'document' | 'list' | 'lines' | 'none'

export interface JsonSample {
  form: JsonForm
  /** The first bodies; a long document is cut short and closed. */
  bodies: unknown[]
}

const fewBodies = 8
const fewMembers = 12

/** What the beginning of a text shows of its JSON. */
export function jsonSample({ head, size }: Pick<Source, 'head' | 'size'>, most = fewBodies): JsonSample {
  if (looksBinary(head)) return { form: 'none', bodies: [] }
  const text = decodeText(head)
  const whole = head.length >= size
  const lines = sampleLines(text, whole, most)
  if (lines) return { form: 'lines', bodies: lines }
  const start = text.trimStart().charAt(0)
  if (start !== '{' && start !== '[') return { form: 'none', bodies: [] }
  const value = (whole ? tryParse(text) : undefined) ?? tryParse(closedJson(text))
  if (value === undefined) return { form: 'none', bodies: [] }
  return Array.isArray(value)
    ? { form: 'list', bodies: value.slice(0, most) }
    : { form: 'document', bodies: [value] }
}

/** The first bodies of evidence, archives included. */
export async function sampleBodies(
  evidence: EvidenceFile,
  leaveOut: (path: string) => string | null,
): Promise<unknown[]> {
  const bodies: unknown[] = []
  let members = 0
  for await (const source of openSources(evidence, leaveOut, new Gathering({}))) {
    bodies.push(...jsonSample(source).bodies)
    members += 1
    if (bodies.length >= fewBodies || members >= fewMembers) break
  }
  return bodies
}

/** The first objects when the text is JSON Lines: at least two of them, and most lines are. */
function sampleLines(text: string, whole: boolean, most: number): unknown[] | null {
  const lines = text.split(/\r?\n/, 200)
  if (!whole && lines.length < 200) lines.pop()
  const filled = lines.filter((line) => line.trim() !== '')
  const values = filled.filter((line) => /^\s*\{.*\}\s*$/.test(line)).map(tryParse)
  const good = values.filter((value) => value !== undefined)
  return good.length >= 2 && good.length * 2 >= filled.length ? good.slice(0, most) : null
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** JSON that was cut off somewhere, shortened to its last complete value and closed. */
export function closedJson(text: string): string {
  let good = 0
  walk(text, text.length, (at, character) => {
    good = character === ',' ? at : at + 1
  })
  const open: string[] = []
  walk(text, good, (_at, character) => {
    if (character === '{') open.push('}')
    else if (character === '[') open.push(']')
    else if (character !== ',') open.pop()
  })
  return text.slice(0, good) + open.reverse().join('')
}

/** Visits the commas and brackets that stand outside of strings. */
function walk(text: string, end: number, visit: (at: number, character: string) => void): void {
  let inString = false
  for (let at = 0; at < end; at += 1) {
    const character = text.charAt(at)
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if ('{}[],'.includes(character)) visit(at, character)
  }
}
