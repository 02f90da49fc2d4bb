import type { EntryDraft, Micros } from '#timeline/entry.ts'
import type { Batch, Inspection, Reader, ReadingOptions, Unread } from '#timeline/reader.ts'
import { readTime } from '#timeline/time-text.ts'

const batchSize = 400
const longestText = 20_000

const bound = (text: string | undefined): Micros | null => (text ? (readTime(text)?.at ?? null) : null)

/** Collects what a reader finds and hands it on in batches. */
export class Gathering {
  readonly from: Micros | null
  readonly to: Micros | null
  entries: EntryDraft[] = []
  unread: Unread[] = []
  skipped: Record<string, number> = {}
  bytes = 0

  constructor(options: ReadingOptions) {
    this.from = bound(options.from)
    this.to = bound(options.to)
  }

  add(draft: EntryDraft): void {
    if ((this.from !== null && draft.at < this.from) || (this.to !== null && draft.at >= this.to)) {
      this.skip('outside the chosen times')
      return
    }
    const trimmed = draft.text.trim()
    const text = trimmed.length > longestText ? `${trimmed.slice(0, longestText)}…` : trimmed
    this.entries.push(text === draft.text ? draft : { ...draft, text })
  }

  skip(reason: string, count = 1): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + count
  }

  /** Neighbouring lines with the same trouble become one record, or junk of any size would fill the books. */
  fail(where: string, reason: string): void {
    const last = this.unread.at(-1)
    const joined = last?.reason === reason ? joinLines(last.where, where) : null
    if (last && joined) last.where = joined
    else this.unread.push({ where, reason })
  }

  get isFull(): boolean {
    return this.entries.length + this.unread.length >= batchSize
  }

  /** Everything since the last time, as a batch. */
  take(): Batch {
    const batch: Batch = { entries: this.entries, bytes: this.bytes }
    if (this.unread.length > 0) batch.unread = this.unread
    if (Object.keys(this.skipped).length > 0) batch.skipped = this.skipped
    this.entries = []
    this.unread = []
    this.skipped = {}
    this.bytes = 0
    return batch
  }
}

function joinLines(before: string, next: string): string | null {
  const a = /^(.*#)?L(\d+)(?:-L(\d+))?$/.exec(before)
  const b = /^(.*#)?L(\d+)(?:-L(\d+))?$/.exec(next)
  if (!a || !b || a[1] !== b[1] || Number(a[3] ?? a[2]) + 1 !== Number(b[2])) return null
  return `${a[1] ?? ''}L${a[2]}-L${b[3] ?? b[2]}`
}

const previewed = 20
const looked = 2000

/** Inspects by reading the beginning: the first entries, the stretch of time when all was seen, and the troubles. */
export async function inspectByReading(
  read: Reader['read'],
  evidence: Parameters<Reader['read']>[0],
  options: ReadingOptions,
): Promise<Inspection> {
  const preview: EntryDraft[] = []
  const troubles = new Map<string, number>()
  let [first, last, count, seen] = [Infinity, -Infinity, 0, 0]
  let complete = true
  for await (const batch of read(evidence, options)) {
    preview.push(...batch.entries.slice(0, previewed - preview.length))
    count += batch.entries.length
    for (const { at } of batch.entries) {
      first = Math.min(first, at)
      last = Math.max(last, at)
    }
    for (const { reason } of batch.unread ?? []) troubles.set(reason, (troubles.get(reason) ?? 0) + 1)
    seen += batch.entries.length + (batch.unread?.length ?? 0)
    if (seen < looked) continue
    complete = false
    break
  }
  const notes = [...troubles]
    .slice(0, 5)
    .map(([reason, times]) => (times > 1 ? `${times} times: ${reason}` : reason))
  return {
    preview,
    ...(complete && count > 0 ? { from: instantText(first), to: instantText(last) } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

/** RFC 3339 with the digits that microseconds need. */
export function instantText(at: Micros): string {
  const second = new Date(Math.floor(at / 1e6) * 1000).toISOString().slice(0, 19)
  const micros = ((at % 1e6) + 1e6) % 1e6
  return micros === 0 ? `${second}Z` : `${second}.${String(micros).padStart(6, '0')}Z`
}
