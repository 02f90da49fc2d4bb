import { mostBytesOf } from '#integrations/reviews/formats/recognise.ts'
import {
  type ArchiveMember,
  defaultLimits,
  type EvidenceFile,
  type EvidenceLimits,
  EvidenceProblem,
} from '#platform/files/evidence-file.ts'
import { evidenceFromBytes, openEvidenceFile } from '#platform/files/open-evidence.ts'
import { unreadable } from '../folders/left-out.ts'
import type { Met } from '../folders/walk.ts'
import { tooLarge } from './file.ts'

export type Content = { shown: string; bytes: Buffer } | { shown: string; reason: string; fault?: boolean }

const deepest = 3
/** An archive within another is unpacked in memory. */
const mostNested = 64 * 2 ** 20
const limits: EvidenceLimits = {
  ...defaultLimits,
  members: 50_000,
  expandedBytes: 4 * 2 ** 30,
  memberBytes: mostNested,
}
/** All that an archive and those inside it may unpack to. */
const mostUnpacked = 4 * 2 ** 30
const machinery = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|__MACOSX)\//

export const isArchive = (path: string) => /\.zip$/i.test(path)

/** The files of an archive, and of those inside it, one after the other; at most one of each depth is held in memory. */
export async function* contentsOf({ file, shown }: Met): AsyncGenerator<Content> {
  let archive: Awaited<ReturnType<typeof openEvidenceFile>>
  try {
    archive = await openEvidenceFile(file, file, limits)
  } catch (error) {
    const reason = error instanceof EvidenceProblem ? error.message : `${unreadable(error).message}.`
    yield { shown, reason, fault: !(error instanceof EvidenceProblem) }
    return
  }
  try {
    yield* membersOf(archive, shown, { depth: 1, left: { bytes: mostUnpacked } })
  } finally {
    await archive.close()
  }
}

interface Place {
  depth: number
  left: { bytes: number }
}

async function* membersOf(archive: EvidenceFile, shown: string, place: Place): AsyncGenerator<Content> {
  let members: ArchiveMember[] | null
  try {
    members = await archive.members()
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    yield { shown, reason: error.message }
    return
  }
  if (members === null || members.length === 0) yield { shown, reason: 'It is no archive, or an empty one.' }
  for (const member of members ?? []) if (!machinery.test(member.path)) yield* contentOf(member, shown, place)
}

async function* contentOf(member: ArchiveMember, archive: string, place: Place): AsyncGenerator<Content> {
  const shown = `${archive}!/${member.path}`
  const nested = isArchive(member.path)
  const most = nested ? mostNested : mostBytesOf(member.path)
  if (member.refused) yield { shown, reason: member.refused }
  else if (nested && place.depth >= deepest)
    yield { shown, reason: `It lies in ${deepest} archives; deeper ones are not opened.` }
  else if (member.size > most) yield { shown, reason: tooLarge(member.size, most) }
  else if (member.size > place.left.bytes)
    yield { shown, reason: 'Unpacked, this archive would be larger than is read here. Please split it.' }
  else {
    place.left.bytes -= member.size
    yield* opened(member, shown, nested, place)
  }
}

async function* opened(
  member: ArchiveMember,
  shown: string,
  nested: boolean,
  place: Place,
): AsyncGenerator<Content> {
  let bytes: Buffer
  let inner: EvidenceFile | null = null
  try {
    bytes = await member.read()
    if (nested) inner = await evidenceFromBytes(member.path, bytes, limits)
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    yield { shown, reason: error.message }
    return
  }
  if (inner) yield* membersOf(inner, shown, { ...place, depth: place.depth + 1 })
  else yield { shown, bytes }
}
