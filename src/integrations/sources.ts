import type { ArchiveMember, EvidenceFile } from '#platform/files/evidence-file.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { Gathering } from './gathering.ts'

/** One text to read: the evidence itself, or a member of an archive. */
export interface Source {
  /** Path inside the archive. */
  part?: string
  name: string
  /** Unpacked bytes, as far as is known beforehand. */
  size: number
  /** The first bytes, at most 64 KiB. */
  head: Buffer
  /** Bytes of the evidence that reading all of it consumes. */
  cost: number
  stream(): AsyncIterable<Buffer>
}

/** A member that stays closed, and why. */
export interface Closed {
  part: string
  cost: number
  /** Left out on purpose (nothing that this reader reads), or broken. */
  skipped?: string
  unread?: string
}

const headSize = 64 * 2 ** 10
const readAtOnce = 2 ** 20

/** `L12` or a JSON pointer, with the member's path before it where there is one. */
export const sliceOf = (part: string | undefined, fragment: string) =>
  part === undefined ? fragment : `${part}#${fragment}`

/** Files that archivers and file managers add by themselves. */
const isArchiveDust = (path: string) => /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/.test(path)

/** What there is to read, one after the other; a broken member ends nothing but itself. */
export async function* sources(
  evidence: EvidenceFile,
  leaveOut: (path: string) => string | null,
): AsyncGenerator<Source | Closed> {
  const members = await evidence.members()
  if (!members) {
    yield {
      name: evidence.name,
      size: evidence.size,
      head: evidence.head,
      cost: evidence.size,
      stream: () => evidence.stream(),
    }
    return
  }
  for (const member of members) {
    const reason = isArchiveDust(member.path) ? 'added by the archiver' : leaveOut(member.path)
    yield reason ? { part: member.path, cost: member.packedSize, skipped: reason } : await opened(member)
  }
}

/** Only what can be read; members that stay closed are counted in `gathering`. */
export async function* openSources(
  evidence: EvidenceFile,
  leaveOut: (path: string) => string | null,
  gathering: Gathering,
): AsyncGenerator<Source> {
  for await (const source of sources(evidence, leaveOut)) {
    if (!isClosed(source)) {
      yield source
      continue
    }
    if (source.skipped) gathering.skip(source.skipped)
    else gathering.fail(sliceOf(source.part, ''), source.unread ?? '')
    gathering.bytes += source.cost
  }
}

/**
 * Counts the bytes that reading a source consumes: as they come for the evidence itself, at the end for an
 * archive's member, whose packed size is all that is known.
 */
export function meterOf(
  source: Source,
  gathering: Gathering,
): { consumed(bytes: number): void; done(): void } {
  const inArchive = source.part !== undefined
  return {
    consumed: (bytes) => {
      if (!inArchive) gathering.bytes += bytes
    },
    done: () => {
      if (inArchive) gathering.bytes += source.cost
    },
  }
}

export const isClosed = (source: Source | Closed): source is Closed => !('stream' in source)

async function opened(member: ArchiveMember): Promise<Source | Closed> {
  const { path, packedSize } = member
  if (member.refused) return { part: path, cost: packedSize, unread: member.refused }
  try {
    const whole = member.size <= readAtOnce ? await member.read() : null
    const head = whole ? whole.subarray(0, headSize) : await firstBytes(member)
    const stream = whole ? () => once(whole) : () => member.stream()
    return { part: path, name: path, size: member.size, head, cost: packedSize, stream }
  } catch (error) {
    if (error instanceof EvidenceProblem) return { part: path, cost: packedSize, unread: error.message }
    throw error
  }
}

async function firstBytes(member: ArchiveMember): Promise<Buffer> {
  const taken: Buffer[] = []
  let length = 0
  for await (const chunk of member.stream()) {
    taken.push(chunk)
    length += chunk.length
    if (length >= headSize) break
  }
  return Buffer.concat(taken).subarray(0, headSize)
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
