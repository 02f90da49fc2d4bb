import { isArchive } from '#integrations/reviews/archive.ts'
import { readReview } from '#integrations/reviews/read.ts'
import { type ReadingChoice, type ReviewReading, unreadable } from '#integrations/reviews/reading.ts'
import { isTrouble, type Met, walkFiles } from '../folders/walk.ts'
import { type ArchiveContent, contentsOf } from './archive.ts'
import { type FileBytes, readFile } from './file.ts'

/** A reading, and whether the file could not be got at: a fault of the command, not of the document. */
export interface FoundReading {
  reading: ReviewReading
  fault: boolean
}

/** What others keep beside their files is no document of anybody. */
const machinery = /^(?:\.git|\.hg|\.svn|\.bzr|node_modules)$/

/** Every document among the paths, read one after the other; of each file there is at least one line. */
export async function* readingsAmong(
  paths: readonly string[],
  choice: ReadingChoice,
): AsyncGenerator<FoundReading> {
  for (const met of walkFiles(paths, (name) => machinery.test(name))) {
    if (isTrouble(met)) yield leftOut(met.shown, `${capital(met.leftOut.message)}.`, true)
    else if (met.kind === 'link')
      yield leftOut(met.shown, 'It is a link; links inside a folder are not followed.')
    else if (met.kind === 'odd') yield leftOut(met.shown, 'It is no file.')
    else yield* readingsOfFile(met, choice)
  }
}

function leftOut(path: string, reason: string, fault = false): FoundReading {
  return { reading: unreadable(path, reason), fault }
}

async function* readingsOfFile(met: Met, choice: ReadingChoice): AsyncGenerator<FoundReading> {
  if (isArchive(met.shown)) {
    for await (const content of contentsOf(met)) yield* readingsOfContent(content, choice)
    return
  }
  const found: FileBytes = readFile(met)
  if ('reason' in found) yield leftOut(met.shown, found.reason, found.fault)
  else yield* readingsOfContent({ shown: met.shown, bytes: found.bytes }, choice)
}

async function* readingsOfContent(
  content: ArchiveContent,
  choice: ReadingChoice,
): AsyncGenerator<FoundReading> {
  if ('reason' in content) yield leftOut(content.shown, content.reason, content.fault)
  else
    for (const reading of await readReview(content.shown, content.bytes, choice))
      yield { reading, fault: false }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
