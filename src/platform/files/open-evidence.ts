import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { type ByteSource, fileSource, memorySource } from './byte-source.ts'
import {
  type ArchiveMember,
  defaultLimits,
  type EvidenceFile,
  type EvidenceLimits,
  EvidenceProblem,
} from './evidence-file.ts'
import { unpacked } from './unpack.ts'
import { readDirectory } from './zip-directory.ts'
import { zipMember } from './zip-member.ts'

const headSize = 64 * 2 ** 10

/**
 * Opens a file as evidence: plain, gzip (seen as what is inside) or zip (its members). Nothing is ever written
 * to disk. Close it when done. Throws what the file system throws when the path can't be opened.
 */
export async function openEvidenceFile(
  path: string,
  name: string,
  limits: EvidenceLimits = defaultLimits,
): Promise<EvidenceFile & { close(): Promise<void> }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const evidence = await evidenceOver(fileSource(handle, size), name, limits)
    return { ...evidence, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Evidence that is already in memory: pasted text, a webhook body, a test's input. */
export function evidenceFromBytes(
  name: string,
  bytes: Buffer,
  limits: EvidenceLimits = defaultLimits,
): Promise<EvidenceFile> {
  return evidenceOver(memorySource(bytes), name, limits)
}

async function evidenceOver(source: ByteSource, name: string, limits: EvidenceLimits): Promise<EvidenceFile> {
  const head = Buffer.from(await source.read(0, Math.min(headSize, source.size)))
  if (isGzip(head))
    return (await gzipEvidence(source, name, limits)) ?? plainEvidence(source, name, head, limits)
  return plainEvidence(source, name, head, limits)
}

function plainEvidence(source: ByteSource, name: string, head: Buffer, limits: EvidenceLimits): EvidenceFile {
  let listing: Promise<ArchiveMember[] | null> | undefined
  return {
    name,
    size: source.size,
    head,
    stream: () => source.stream(),
    members() {
      listing ??= isZip(head) ? zipMembers(source, limits) : Promise.resolve(null)
      return listing
    },
  }
}

async function zipMembers(source: ByteSource, limits: EvidenceLimits): Promise<ArchiveMember[]> {
  const listed = await readDirectory(source, limits)
  return listed.map((member) => zipMember(source, member, limits))
}

/** Null when the bytes only begin like gzip. */
async function gzipEvidence(
  source: ByteSource,
  name: string,
  limits: EvidenceLimits,
): Promise<EvidenceFile | null> {
  const unpack = () =>
    unpacked(source.stream(), createGunzip({ chunkSize: 256 * 1024 }), limits.expandedBytes, name)
  const head = await firstBytes(unpack())
  if (!head) return null
  // The trailer holds the unpacked size modulo 2^32: good enough to show progress.
  const claimed = (await source.read(source.size - 4, 4)).readUInt32LE(0)
  return {
    name: name.replace(/\.gz$/i, ''),
    size: Math.max(claimed, head.length),
    head,
    stream: unpack,
    members: async () => null,
  }
}

async function firstBytes(chunks: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const taken: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of chunks) {
      taken.push(chunk)
      length += chunk.length
      if (length >= headSize) break
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    if (length === 0) return null
  }
  return Buffer.concat(taken).subarray(0, headSize)
}

function isGzip(head: Buffer): boolean {
  return head.length > 18 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

function isZip(head: Buffer): boolean {
  if (head.length < 4) return false
  const signature = head.readUInt32LE(0)
  return signature === 0x04034b50 || signature === 0x06054b50
}
