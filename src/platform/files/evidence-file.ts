/** One file inside an archive. `size` is what the archive claims; reading more than that throws. */
export interface ArchiveMember {
  path: string
  size: number
  /** Bytes it takes inside the archive. */
  packedSize: number
  /** Why this member stays closed (an unsafe path, a password); `read` and `stream` then throw. */
  refused?: string
  /** The whole member at once; for members of a few megabytes. */
  read(): Promise<Buffer>
  stream(): AsyncIterable<Buffer>
}

/** Evidence as a reader sees it: bytes that can be read in any order and never need to fit in memory. */
export interface EvidenceFile {
  name: string
  size: number
  /** The first 64 KiB. */
  head: Buffer
  stream(): AsyncIterable<Buffer>
  /**
   * The members in the order in which they lie in the archive, folders left out, or null when this is no
   * archive. Throws EvidenceProblem when it is a broken or hostile one.
   */
  members(): Promise<ArchiveMember[] | null>
}

export type EvidenceProblemCode =
  | 'truncated'
  | 'damaged'
  | 'protected'
  | 'too-large'
  | 'unsafe'
  | 'encoding'
  | 'not-this-format'

/** The evidence, or one member of it, can't be read: truncated, a bomb, an unknown encoding. The message is for people. */
export class EvidenceProblem extends Error {
  readonly code: EvidenceProblemCode
  readonly detail: Record<string, string | number> | null
  constructor(
    code: EvidenceProblemCode,
    message: string,
    detail: Record<string, string | number> | null = null,
  ) {
    super(message)
    this.name = 'EvidenceProblem'
    this.code = code
    this.detail = detail
  }
}

/** How much of an archive is believed before it is turned away. */
export interface EvidenceLimits {
  members: number
  /** All members together, unpacked. */
  expandedBytes: number
  /** One member at once; larger ones can only be streamed. */
  memberBytes: number
  /** Unpacked to packed size of one member, from 64 MB unpacked on. */
  ratio: number
}

export const defaultLimits: EvidenceLimits = {
  members: 200_000,
  expandedBytes: 16 * 2 ** 30,
  memberBytes: 256 * 2 ** 20,
  ratio: 400,
}
