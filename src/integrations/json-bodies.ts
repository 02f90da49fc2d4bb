import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { jsonItems } from '#platform/files/json-items.ts'
import { linePieces } from '#platform/files/lines.ts'
import { decodeText, wideEncoding } from '#platform/files/text.ts'
import type { Gathering } from './gathering.ts'
import { jsonSample } from './json-sample.ts'
import { parseJson } from './json-value.ts'
import { meterOf, openSources, type Source, sliceOf } from './sources.ts'

/** One JSON document of the evidence. */
export interface Body {
  value: unknown
  /** Path of the archive's member that it stands in. */
  part: string | undefined
  /** Whether it is a document by itself, and no element of a list and no line of many. */
  alone: boolean
  /** The slice of something inside it, by JSON pointer (`/alerts/0`); without one, of the whole body. */
  slice(pointer?: string): string
}

/** A document that has to be parsed as one is held in memory, several times over. */
const longestDocument = 64 * 2 ** 20
/** One body on one line; bodies of many alerts are long. */
const longestBody = 16 * 2 ** 20

/** Why a member of an archive is not looked into by readers of JSON, or null. */
export function noJsonMember(path: string): string | null {
  if (/(?:^|[./-])headers?\.json$/i.test(path)) return 'headers of a captured request'
  return /\.(?:json|jsonl|ndjson|txt|log|body)$|(?:^|\/)[^./]+$/i.test(path) ? null : 'not JSON'
}

/**
 * The JSON documents of evidence in any of its forms: one document, a list of them, one a line, or an archive
 * of such files. What can't be parsed goes to `gathering` with its place; the rest goes on.
 */
export async function* jsonBodies(evidence: EvidenceFile, gathering: Gathering): AsyncGenerator<Body> {
  for await (const source of openSources(evidence, noJsonMember, gathering))
    yield* bodiesOf(source, gathering)
}

/** What reading one source needs at hand. */
interface Work {
  source: Source
  gathering: Gathering
  /** Counts bytes of the evidence; an archive's member counts as a whole when it is done. */
  consumed(bytes: number): void
}

/** The JSON documents of one source. */
export async function* bodiesOf(source: Source, gathering: Gathering): AsyncGenerator<Body> {
  const meter = meterOf(source, gathering)
  try {
    yield* bodiesByForm({ source, gathering, consumed: meter.consumed })
  } catch (error) {
    // Alone, the evidence is what is broken; in an archive the other members are still good.
    if (source.part === undefined || !(error instanceof EvidenceProblem)) throw error
    gathering.fail(sliceOf(source.part, ''), error.message)
  }
  meter.done()
}

function bodiesByForm(work: Work): AsyncGenerator<Body> {
  const { source } = work
  const { form } = jsonSample(source)
  if (form === 'lines') return linedBodies(work)
  if (form === 'list' && !wideEncoding(source.head)) return listedBodies(work)
  if (form === 'none' && decodeText(source.head).trim() !== '') {
    throw new EvidenceProblem('not-this-format', 'This is no JSON.')
  }
  return documentBodies(work)
}

async function* linedBodies({ source, gathering, consumed }: Work): AsyncGenerator<Body> {
  for await (const piece of linePieces(source.stream(), longestBody)) {
    consumed(piece.bytes)
    for (const [index, line] of piece.lines.entries()) {
      const place = `L${piece.first + index}`
      if (piece.tooLong.includes(piece.first + index)) {
        gathering.fail(sliceOf(source.part, place), 'This line is too long to be read.')
      } else if (line.trim() !== '') {
        const body = parsed(line, source, () => place, place, gathering)
        if (body) yield body
      }
    }
  }
}

async function* listedBodies({ source, gathering, consumed }: Work): AsyncGenerator<Body> {
  let index = 0
  try {
    for await (const piece of jsonItems(source.stream(), null)) {
      consumed(piece.bytes)
      for (const [offset, item] of piece.items.entries()) {
        index = piece.first + offset
        const place = `/${index}`
        const body = parsed(decodeText(item), source, (pointer) => place + pointer, place, gathering)
        if (body) yield body
        index += 1
      }
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem) || index === 0) throw error
    gathering.fail(
      sliceOf(source.part, `/${index}`),
      `${error.message} Everything before this place was read.`,
    )
  }
}

async function* documentBodies({ source, gathering, consumed }: Work): AsyncGenerator<Body> {
  const text = await wholeText(source)
  consumed(source.size)
  if (text.trim() === '') {
    gathering.fail(sliceOf(source.part, ''), 'This is empty.')
    return
  }
  const value = tryParse(text)
  if (value === undefined) yield* stackedBodies(text, source, gathering)
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield {
        value: item,
        part: source.part,
        alone: false,
        slice: (pointer = '') => sliceOf(source.part, `/${index}${pointer}`),
      }
  } else
    yield { value, part: source.part, alone: true, slice: (pointer = '') => sliceOf(source.part, pointer) }
}

/** Documents that follow each other over several lines each, as tools print them. */
async function* stackedBodies(text: string, source: Source, gathering: Gathering): AsyncGenerator<Body> {
  let line = 1
  for (const piece of text.split(/(?<=\n)(?=[{[])/)) {
    const lines = piece.split('\n').length - (piece.endsWith('\n') ? 1 : 0)
    const place = lines > 1 ? `L${line}-L${line + lines - 1}` : `L${line}`
    line += lines
    const body = piece.trim() === '' ? null : parsed(piece, source, () => place, place, gathering)
    if (body) yield body
  }
}

async function wholeText(source: Source): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of source.stream()) {
    chunks.push(chunk)
    length += chunk.length
    if (length <= longestDocument) continue
    throw new EvidenceProblem(
      'too-large',
      'This JSON is one document of more than 64 MB, which is too large to be read as one. A list of records, or one record a line, can be of any size.',
    )
  }
  return decodeText(Buffer.concat(chunks))
}

function parsed(
  text: string,
  source: Source,
  place: (pointer: string) => string,
  whole: string,
  gathering: Gathering,
): Body | null {
  const value = tryParse(text)
  if (value !== undefined) {
    return {
      value,
      part: source.part,
      alone: false,
      slice: (pointer = '') => sliceOf(source.part, place(pointer)),
    }
  }
  gathering.fail(sliceOf(source.part, whole), 'This is no complete JSON.')
  return null
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
