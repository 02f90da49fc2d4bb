import yauzl from 'yauzl'
import type { ByteSource } from './byte-source.ts'
import { type EvidenceLimits, EvidenceProblem } from './evidence-file.ts'

/** A member as the archive's directory describes it; nothing of it has been unpacked. */
export interface ListedMember {
  path: string
  size: number
  packedSize: number
  deflated: boolean
  crc: number
  headerAt: number
  nameLength: number
  refused?: string
}

const ratioFrom = 64 * 2 ** 20
const unixHost = 3
const fileTypeMask = 0o170000
const symbolicLink = 0o120000

/**
 * The files of a zip in the order in which they lie, folders left out. Members that are odd by themselves are
 * listed with the reason why they stay closed; an archive that is hostile or broken as a whole throws.
 */
export async function readDirectory(source: ByteSource, limits: EvidenceLimits): Promise<ListedMember[]> {
  const archive = await openDirectory(source)
  if (archive.entryCount > limits.members) {
    throw new EvidenceProblem(
      'too-large',
      `This archive holds ${archive.entryCount} files; at most ${limits.members} are read. Please split it.`,
      { members: archive.entryCount, limit: limits.members },
    )
  }
  const listed: ListedMember[] = []
  const paths = new Set<string>()
  try {
    for await (const entry of archive.eachEntry()) {
      const member = list(entry, source.size, limits)
      if (member.path.endsWith('/')) continue
      if (paths.has(member.path)) member.refused ??= 'Another file of the archive has the same path.'
      paths.add(member.path)
      listed.push(member)
    }
  } catch (error) {
    throw directoryProblem(error)
  }
  listed.sort((a, b) => a.headerAt - b.headerAt)
  refuseOverlaps(listed)
  refuseTooMuch(listed, limits)
  refuseNothingLeft(listed)
  return listed
}

class SourceReader extends yauzl.RandomAccessReader {
  readonly source: ByteSource
  constructor(source: ByteSource) {
    super()
    this.source = source
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    // The caller counts its bytes in `length`; an empty read (an empty name) is legal anywhere.
    if (length === 0) queueMicrotask(() => done(null))
    else
      this.source.read(position, length).then((bytes) => {
        bytes.copy(buffer, offset)
        done(null)
      }, done)
  }
  override close(done: (error: Error | null) => void): void {
    done(null)
  }
}

async function openDirectory(source: ByteSource): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    })
  } catch (error) {
    throw directoryProblem(error)
  }
}

function list(entry: yauzl.Entry, archiveSize: number, limits: EvidenceLimits): ListedMember {
  const path = yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  )
  const member: ListedMember = {
    path,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    deflated: entry.compressionMethod === 8,
    crc: entry.crc32,
    headerAt: entry.relativeOffsetOfLocalHeader,
    nameLength: entry.fileNameLength,
  }
  const refused = refusal(entry, member, archiveSize, limits)
  if (refused) member.refused = refused
  return member
}

function refusal(
  entry: yauzl.Entry,
  member: ListedMember,
  archiveSize: number,
  limits: EvidenceLimits,
): string | undefined {
  if (yauzl.validateFileName(member.path) !== null || member.path.includes('\0')) {
    return 'Its path leads outside the archive.'
  }
  if (entry.isEncrypted()) return 'It is protected by a password.'
  if (isLink(entry)) return 'It is a link to another file.'
  if (!entry.canDecodeFileData()) {
    return `It is packed in a way that can’t be read here (method ${entry.compressionMethod}).`
  }
  if (!member.deflated && member.size !== member.packedSize) return 'Its sizes contradict each other.'
  if (member.headerAt + 30 + member.nameLength + member.packedSize > archiveSize) {
    return 'It reaches beyond the end of the archive.'
  }
  if (member.size > ratioFrom && member.size > member.packedSize * limits.ratio) {
    return `It claims to unpack to ${Math.round(member.size / Math.max(1, member.packedSize))} times its size.`
  }
  return undefined
}

function isLink(entry: yauzl.Entry): boolean {
  return (
    entry.versionMadeBy >> 8 === unixHost &&
    ((entry.externalFileAttributes >>> 16) & fileTypeMask) === symbolicLink
  )
}

function refuseOverlaps(listed: ListedMember[]): void {
  let end = 0
  for (const member of listed) {
    if (member.headerAt < end && !member.refused) {
      throw new EvidenceProblem(
        'unsafe',
        'Files inside this archive lie over each other, as in archives made to fill a disk. It stays closed.',
        { member: member.path },
      )
    }
    end = Math.max(end, member.headerAt + 30 + member.nameLength + member.packedSize)
  }
}

function refuseTooMuch(listed: ListedMember[], limits: EvidenceLimits): void {
  const total = listed.reduce((sum, member) => sum + (member.refused ? 0 : member.size), 0)
  if (total <= limits.expandedBytes) return
  throw new EvidenceProblem(
    'too-large',
    'Unpacked, this archive would be larger than is read here. Please split it, or ask for a higher limit.',
    { bytes: total, limit: limits.expandedBytes },
  )
}

function refuseNothingLeft(listed: ListedMember[]): void {
  const first = listed[0]
  if (!first || listed.some((member) => !member.refused)) return
  const locked = listed.every((member) => member.refused === 'It is protected by a password.')
  if (locked) {
    throw new EvidenceProblem(
      'protected',
      'This archive is protected by a password. Unpack it and add the files, or make one without a password.',
    )
  }
  throw new EvidenceProblem(
    'unsafe',
    `Nothing in this archive can be opened. ${first.path}: ${first.refused}`,
  )
}

function directoryProblem(error: unknown): unknown {
  if (error instanceof EvidenceProblem) return error
  const said = error instanceof Error ? error.message : String(error)
  if (/strong encryption/.test(said)) {
    return new EvidenceProblem(
      'protected',
      'This archive is protected by a password. Unpack it and add the files.',
    )
  }
  if (/end of central directory record signature not found/i.test(said)) {
    return new EvidenceProblem(
      'truncated',
      'This archive ends before it should. It may not have been copied completely; please add it again.',
    )
  }
  return new EvidenceProblem('damaged', 'The list of contents of this archive is damaged.', { said })
}
