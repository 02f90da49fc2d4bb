import { setImmediate as turn } from 'node:timers/promises'
import type { EntryDraft } from './entry.ts'
import type { Batch } from './reader.ts'

const enough = 500

/** Collects what a reader finds until it is worth handing on. */
export class Batching {
  entries: EntryDraft[] = []
  skipped: Record<string, number> = {}
  unread: { where: string; reason: string }[] = []
  bytes = 0

  /** Left out on purpose. */
  skip(reason: string, count = 1): void {
    if (count > 0) this.skipped[reason] = (this.skipped[reason] ?? 0) + count
  }

  /** Could not be understood. */
  fail(where: string, reason: string): void {
    this.unread.push({ where, reason })
  }

  get full(): boolean {
    return this.entries.length >= enough || this.unread.length >= enough
  }

  /** Hands on what was collected and starts anew; lets other work of the process go first. */
  async take(): Promise<Batch> {
    await turn()
    const { entries, skipped, unread, bytes } = this
    this.entries = []
    this.skipped = {}
    this.unread = []
    this.bytes = 0
    const batch: Batch = { entries, bytes }
    if (Object.keys(skipped).length > 0) batch.skipped = skipped
    if (unread.length > 0) batch.unread = unread
    return batch
  }
}
