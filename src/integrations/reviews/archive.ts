import {
  type ArchiveMember,
  defaultLimits,
  type EvidenceFile,
  type EvidenceLimits,
  EvidenceProblem,
} from '#platform/files/evidence-file.ts'
import { evidenceFromBytes, openEvidenceFile } from '#platform/files/open-evidence.ts'
import { mostBytesOf } from './formats/endings.ts'

/**
 * A file of an archive, or why it was not taken. `place` says where its bytes stand: the numbers of the members that lead to
 * it, from 0, as `12` or `12/3`.
 */
export type Content = { shown: string; place: string } & ({ bytes: Buffer } | { reason: string })

/** An archive of documents; close it when done. */
export interface ReviewArchive {
  /** How many files lie in it; those in archives within count as one. */
  files: number
  /** The files, and those of archives within, one after the other; at most one of each depth is held in memory. */
  contents(): AsyncGenerator<Content>
  /**
   * The bytes at a place. Fast when places are asked for in their order.
   * @throws EvidenceProblem where there is nothing, or nothing that can be read.
   */
  read(place: string): Promise<Buffer>
  close(): Promise<void>
}

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

/** Says to people how large something is. */
export type SizeText = (bytes: number) => string

/**
 * Opens an archive of documents. `shown` goes before the paths of its files, with `!/` between; empty for paths as they are.
 * @throws EvidenceProblem when it is no archive, an empty one, or one that is broken or hostile; else what the file system
 * throws.
 */
export async function openArchive(file: string, shown: string, sizeText: SizeText): Promise<ReviewArchive> {
  const archive = await openEvidenceFile(file, file, limits)
  try {
    const members = await membersIn(archive)
    const walk: Walk = { sizeText, left: { bytes: mostUnpacked } }
    return {
      files: members.length,
      contents: () => contentsOf(members, { shown, place: '', depth: 1 }, walk),
      read: readerOf(members),
      close: () => archive.close(),
    }
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function membersIn(archive: EvidenceFile): Promise<ArchiveMember[]> {
  const members = await archive.members()
  if (members === null || members.length === 0)
    throw new EvidenceProblem('not-this-format', 'It is no archive, or an empty one.')
  return members
}

interface Walk {
  sizeText: SizeText
  left: { bytes: number }
}

interface Inside {
  shown: string
  place: string
  depth: number
}

async function* contentsOf(
  members: readonly ArchiveMember[],
  inside: Inside,
  walk: Walk,
): AsyncGenerator<Content> {
  for (const [index, member] of members.entries()) {
    if (machinery.test(member.path)) continue
    const shown = inside.shown === '' ? member.path : `${inside.shown}!/${member.path}`
    const place = inside.place === '' ? `${index}` : `${inside.place}/${index}`
    yield* contentOf(member, { shown, place, depth: inside.depth }, walk)
  }
}

async function* contentOf(member: ArchiveMember, at: Inside, walk: Walk): AsyncGenerator<Content> {
  const { shown, place } = at
  const nested = isArchive(member.path)
  const most = nested ? mostNested : mostBytesOf(member.path)
  if (member.refused) yield { shown, place, reason: member.refused }
  else if (nested && at.depth >= deepest)
    yield { shown, place, reason: `It lies in ${deepest} archives; deeper ones are not opened.` }
  else if (member.size > most) yield { shown, place, reason: tooLarge(member.size, most, walk.sizeText) }
  else if (member.size > walk.left.bytes)
    yield {
      shown,
      place,
      reason: 'Unpacked, this archive would be larger than is read here. Please split it.',
    }
  else {
    walk.left.bytes -= member.size
    yield* opened(member, at, nested, walk)
  }
}

async function* opened(
  member: ArchiveMember,
  at: Inside,
  nested: boolean,
  walk: Walk,
): AsyncGenerator<Content> {
  const { shown, place } = at
  let bytes: Buffer
  let within: ArchiveMember[] | null = null
  try {
    bytes = await member.read()
    if (nested) within = await membersIn(await evidenceFromBytes(member.path, bytes, limits))
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    yield { shown, place, reason: error.message }
    return
  }
  if (within) yield* contentsOf(within, { ...at, depth: at.depth + 1 }, walk)
  else yield { shown, place, bytes }
}

/** Reads by place; the archives that led to the last one stay open for the next. */
function readerOf(top: readonly ArchiveMember[]): ReviewArchive['read'] {
  let open: { place: string; members: readonly ArchiveMember[] }[] = []
  const membersAt = async (steps: readonly string[]): Promise<readonly ArchiveMember[]> => {
    if (steps.length === 0) return top
    const place = steps.join('/')
    const known = open.find((one) => one.place === place)
    if (known) return known.members
    open = open.filter((one) => place.startsWith(`${one.place}/`))
    const archive = memberAt(await membersAt(steps.slice(0, -1)), steps.at(-1))
    const members = await membersIn(await evidenceFromBytes(archive.path, await archive.read(), limits))
    open.push({ place, members })
    return members
  }
  return async (place) => {
    const steps = place.split('/')
    return memberAt(await membersAt(steps.slice(0, -1)), steps.at(-1)).read()
  }
}

function memberAt(members: readonly ArchiveMember[], index: string | undefined): ArchiveMember {
  const member = members[Number(index)]
  if (!member) throw new EvidenceProblem('not-this-format', 'The archive holds nothing there.')
  return member
}

export function tooLarge(size: number, most: number, sizeText: SizeText): string {
  return `It has ${sizeText(size)}; the most that is read of one document is ${sizeText(most)}.`
}
