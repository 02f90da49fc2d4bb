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

const noJson: JsonSample = { form: 'none', bodies: [] }
const fewBodies = 8
const fewMembers = 12

/** What the beginning of a text shows of its JSON. */
export function jsonSample({ head, size }: Pick<Source, 'head' | 'size'>, most = fewBodies): JsonSample {
  if (looksBinary(head)) return noJson
  const text = decodeText(head)
  const whole = head.length >= size
  const lines = sampleLines(text, whole, most)
  if (lines) return { form: 'lines', bodies: lines }
  const start = text.trimStart()
  if (start.startsWith('[')) return sampleList(start, whole, most)
  return start.startsWith('{') ? sampleDocument(start, whole, most) : noJson
}

function sampleList(text: string, whole: boolean, most: number): JsonSample {
  const list = whole ? tryParse(text) : undefined
  if (Array.isArray(list)) return { form: 'list', bodies: list.slice(0, most) }
  const elements = elementsOf(text, most)
  const values = elements.map((element) => tryParse(element) ?? tryParse(closedJson(element)))
  const bodies = values.filter((value) => typeof value === 'object' && value !== null)
  // "[1] a remark" begins like a list, too.
  return bodies.length > 0 ? { form: 'list', bodies } : noJson
}

/** One object, or several that follow each other over several lines. */
function sampleDocument(text: string, whole: boolean, most: number): JsonSample {
  const value = whole ? tryParse(text) : undefined
  if (value !== undefined) return { form: 'document', bodies: [value] }
  const pieces = text.split(/(?<=\n)(?=\{)/, most)
  const bodies = pieces.map(tryParse).filter((piece) => piece !== undefined)
  if (bodies.length > 0) return { form: 'document', bodies }
  const beginning = tryParse(closedJson(text))
  return beginning === undefined ? noJson : { form: 'document', bodies: [beginning] }
}

/** The texts of a list's first elements; the last one may be cut off. */
function elementsOf(text: string, most: number): string[] {
  const elements: string[] = []
  let depth = 0
  let start = 1
  walk(text, text.length, (at, character) => {
    if ('{['.includes(character)) depth += 1
    else if (character !== ',') depth -= 1
    const ends = (depth === 1 && character === ',') || (depth === 0 && character === ']')
    if (!ends || elements.length >= most) return
    elements.push(text.slice(start, at))
    start = at + 1
  })
  if (depth > 0 && elements.length < most) elements.push(text.slice(start))
  return elements
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
