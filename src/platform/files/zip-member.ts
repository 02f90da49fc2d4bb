import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { type ArchiveMember, type EvidenceLimits, EvidenceProblem } from './evidence-file.ts'
import { damaged, tooMuch, unpacked, unpackProblem } from './unpack.ts'
import type { ListedMember } from './zip-directory.ts'

const headerSize = 30
const headerSignature = 0x04034b50
/** Room for the extra fields of a local header, so that header and data come with one read. */
const roomForExtras = 256

/** A listed member that can be read. Sizes and checksum are verified on every reading. */
export function zipMember(source: ByteSource, listed: ListedMember, limits: EvidenceLimits): ArchiveMember {
  const { path, size, packedSize, refused } = listed
  return {
    path,
    size,
    packedSize,
    ...(refused ? { refused } : {}),
    async read() {
      refuseClosed(listed)
      if (size > limits.memberBytes || packedSize > limits.memberBytes) {
        throw new EvidenceProblem('too-large', `${path} is too large to be read at once.`, { bytes: size })
      }
      return unpackWhole(await packedBytes(source, listed), listed)
    },
    stream() {
      refuseClosed(listed)
      return streamed(source, listed)
    },
  }
}

function refuseClosed(listed: ListedMember): void {
  if (listed.refused) throw new EvidenceProblem('unsafe', `${listed.path}: ${listed.refused}`)
}

async function packedBytes(source: ByteSource, listed: ListedMember): Promise<Buffer> {
  const guess = headerSize + listed.nameLength + roomForExtras + listed.packedSize
  const near = await source.read(listed.headerAt, Math.min(guess, source.size - listed.headerAt))
  const start = dataStart(near, listed)
  const end = start + listed.packedSize
  return end <= near.length
    ? near.subarray(start, end)
    : source.read(listed.headerAt + start, listed.packedSize)
}

function dataStart(header: Buffer, listed: ListedMember): number {
  if (header.length < headerSize || header.readUInt32LE(0) !== headerSignature) throw damaged(listed.path)
  return headerSize + header.readUInt16LE(26) + header.readUInt16LE(28)
}

function unpackWhole(packed: Buffer, listed: ListedMember): Buffer {
  const bytes = listed.deflated ? inflateWhole(packed, listed) : Buffer.from(packed)
  if (bytes.length !== listed.size || crc32(bytes) !== listed.crc) throw damaged(listed.path)
  return bytes
}

function inflateWhole(packed: Buffer, listed: ListedMember): Buffer {
  try {
    // One byte of room more than claimed: everything in one step, and a lie shows at once.
    const room = listed.size + 1
    return inflateRawSync(packed, { maxOutputLength: room, chunkSize: Math.max(64, room) })
  } catch (error) {
    throw unpackProblem(error, listed.path)
  }
}

async function* streamed(source: ByteSource, listed: ListedMember): AsyncGenerator<Buffer> {
  const header = await source.read(listed.headerAt, headerSize)
  const start = listed.headerAt + dataStart(header, listed)
  const packed = source.stream(start, start + listed.packedSize)
  const chunks = listed.deflated
    ? unpacked(packed, createInflateRaw({ chunkSize: 256 * 1024 }), listed.size, listed.path)
    : packed
  let total = 0
  let sum = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > listed.size) throw tooMuch(listed.path, listed.size)
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (total !== listed.size || sum !== listed.crc) throw damaged(listed.path)
}
