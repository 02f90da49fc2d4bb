import { Readable } from 'node:stream'
import type { BlobStore, DraftBlob } from '#platform/files/blob-store.ts'
import type { ReviewArchive } from '../archive.ts'

interface Placed {
  place: string
  sha256: string
}

/** The bytes of documents on their way from a zip to the evidence: on disk, but without their place until they are kept. */
export class Drafts {
  readonly #blobs: BlobStore
  readonly #archive: ReviewArchive
  readonly #drafts = new Map<string, DraftBlob>()

  constructor(blobs: BlobStore, archive: ReviewArchive) {
    this.#blobs = blobs
    this.#archive = archive
  }

  /** Brings bytes to disk, several files at a time; what is there already is left. */
  async prepare(documents: readonly Placed[]): Promise<void> {
    const missing = new Map(documents.map((one) => [one.sha256, one.place]))
    const writing: Promise<void>[] = []
    for (const [sha256, place] of missing) {
      if (this.#drafts.has(sha256) || (await this.#blobs.has(sha256))) continue
      // One after the other out of the zip, so that nested ones are opened once.
      const bytes = await this.#archive.read(place)
      writing.push(this.#write(sha256, bytes))
    }
    await Promise.all(writing)
  }

  async #write(sha256: string, bytes: Buffer) {
    this.#drafts.set(sha256, await this.#blobs.receive(Readable.from([bytes]), bytes.length))
  }

  /** Gives them their place, while files are held. What was there and has been cleared away meanwhile is brought again. */
  async keep(documents: readonly Placed[]): Promise<void> {
    await this.prepare(documents)
    const wanted = new Set(documents.map(({ sha256 }) => sha256))
    const drafts = [...this.#drafts].filter(([sha256]) => wanted.has(sha256))
    await Promise.all(drafts.map(([, draft]) => draft.keep()))
    for (const [sha256] of drafts) this.#drafts.delete(sha256)
  }

  async discard(): Promise<void> {
    await Promise.all([...this.#drafts.values()].map((draft) => draft.discard()))
  }
}
