import { type ArchiveMember, EvidenceProblem } from './evidence-file.ts'
import { type JsonPiece, jsonItems } from './json-items.ts'
import { decodeText } from './text.ts'

/** Some values of a JSON list. */
export interface ValuePiece {
  /** Index of the first of `values` in the list. */
  first: number
  /** `undefined` stands for an element that is no valid JSON. */
  values: unknown[]
}

/** Up to this size a list is parsed at once, which is the fastest way. */
const atOnce = 16 * 2 ** 20

/**
 * The values of a member that is a JSON list. One that is broken somewhere gives what stands before the break and
 * then throws EvidenceProblem; so does one that is no list.
 */
export async function* listValues(member: ArchiveMember): AsyncGenerator<ValuePiece> {
  if (member.size > atOnce) {
    yield* cutValues(member.stream())
    return
  }
  const bytes = await member.read()
  const whole = parsed(decodeText(bytes))
  if (whole === undefined) yield* cutValues(once(bytes))
  else if (Array.isArray(whole)) yield { first: 0, values: whole }
  else throw new EvidenceProblem('not-this-format', 'This JSON holds no list where one is expected.')
}

/** The values of a piece that `jsonItems` cut. */
export function pieceValues(piece: JsonPiece): unknown[] {
  return piece.items.map((item) => parsed(item.toString('utf8')))
}

async function* cutValues(chunks: AsyncIterable<Buffer>): AsyncGenerator<ValuePiece> {
  for await (const piece of jsonItems(chunks, null)) yield { first: piece.first, values: pieceValues(piece) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
