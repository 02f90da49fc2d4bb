import { type EvidenceLimits, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { openEvidenceFile } from '#platform/files/open-evidence.ts'
import type { Batch, Inspection, Reader, ReadingOptions } from './reader.ts'
import { readSlice } from './slice.ts'

export interface Guess {
  format: string
  name: string
  confidence: number
  reason: string
}

/** All readers there are, over files on disk. */
export interface ReaderShelf {
  has(format: string): boolean
  formats(): string[]
  /** Every format with what people call it. */
  all(): { format: string; name: string }[]
  /** What a file looks like, best guess first; only what is at all likely. A broken archive has no guesses. */
  recognise(path: string, name: string): Promise<Guess[]>
  inspect(path: string, name: string, format: string, options: ReadingOptions): Promise<Inspection>
  read(path: string, name: string, format: string, options: ReadingOptions): AsyncIterable<Batch>
  /** The piece that an entry's slice points at, as it came. */
  slice(path: string, name: string, slice: string): Promise<string>
}

const leastConfidence = 0.05

export function readerShelf(readers: readonly Reader[], limits: EvidenceLimits): ReaderShelf {
  const find = (format: string) => {
    const reader = readers.find((one) => one.format === format)
    if (!reader) throw new EvidenceProblem('not-this-format', `There is no reader for “${format}”.`)
    return reader
  }
  return {
    has: (format) => readers.some((reader) => reader.format === format),
    formats: () => readers.map((reader) => reader.format),
    all: () => readers.map(({ format, name }) => ({ format, name })),
    async recognise(path, name) {
      const file = await openEvidenceFile(path, name, limits)
      try {
        const guesses: Guess[] = []
        for (const { format, name: readerName, recognise } of readers) {
          const { confidence, reason } = await recognise(file).catch(unlikely)
          if (confidence >= leastConfidence) guesses.push({ format, name: readerName, confidence, reason })
        }
        return guesses.sort((a, b) => b.confidence - a.confidence)
      } finally {
        await file.close()
      }
    },
    async inspect(path, name, format, options) {
      const file = await openEvidenceFile(path, name, limits)
      try {
        return await find(format).inspect(file, options)
      } finally {
        await file.close()
      }
    },
    async *read(path, name, format, options) {
      const file = await openEvidenceFile(path, name, limits)
      try {
        yield* find(format).read(file, options)
      } finally {
        await file.close()
      }
    },
    async slice(path, name, slice) {
      const file = await openEvidenceFile(path, name, limits)
      try {
        return await readSlice(file, slice)
      } finally {
        await file.close()
      }
    },
  }
}

/** A reader that stumbles over a file has not recognised it. */
function unlikely(error: unknown) {
  if (!(error instanceof EvidenceProblem)) throw error
  return { confidence: 0, reason: error.message }
}
