import { type Content, openArchive, type ReviewArchive } from '#integrations/reviews/archive.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { unreadable } from '../folders/left-out.ts'
import type { Met } from '../folders/walk.ts'
import { byteText } from '../terminal/speak.ts'

/** `fault`: the file itself could not be got at. */
export type ArchiveContent = Omit<Content, 'place'> &
  ({ bytes: Buffer } | { reason: string; fault?: boolean })

/** The files of an archive, and of those inside it, one after the other. */
export async function* contentsOf({ file, shown }: Met): AsyncGenerator<ArchiveContent> {
  let archive: ReviewArchive
  try {
    archive = await openArchive(file, shown, byteText)
  } catch (error) {
    const reason = error instanceof EvidenceProblem ? error.message : `${unreadable(error).message}.`
    yield { shown, reason, fault: !(error instanceof EvidenceProblem) }
    return
  }
  try {
    yield* archive.contents()
  } finally {
    await archive.close()
  }
}
