import { channelChooser } from '#integrations/channel-choice.ts'
import { instantText } from '#integrations/gathering.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { EntryDraft, Micros } from '#timeline/entry.ts'
import type { Inspection, Reader, ReadingOptions } from '#timeline/reader.ts'

const previewLength = 20
/** Entries that may be read to count messages before anybody has chosen anything. */
const countingBudget = 500_000

/** Channels with their number of messages, the time they span, and the first messages that the options let through. */
export async function inspectLogs(
  read: Reader['read'],
  evidence: EvidenceFile,
  options: ReadingOptions,
): Promise<Inspection> {
  const { channels: _all, ...others } = options
  const census = new Census(options)
  try {
    for await (const batch of read(evidence, others)) {
      for (const entry of batch.entries) census.add(entry)
      for (const { where, reason } of batch.unread ?? []) census.trouble(where, reason)
      if (census.seen > countingBudget) break
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem && error.detail?.needs === 'date')) throw error
    return { preview: [], needs: ['date'], notes: [error.message] }
  }
  return census.inspection()
}

class Census {
  readonly chosen: (...names: string[]) => boolean
  readonly counts = new Map<string, number>()
  readonly notes: string[] = []
  readonly preview: EntryDraft[] = []
  seen = 0
  first: Micros = Number.POSITIVE_INFINITY
  last: Micros = Number.NEGATIVE_INFINITY

  constructor(options: ReadingOptions) {
    this.chosen = channelChooser(options)
  }

  add(entry: EntryDraft): void {
    this.seen += 1
    this.first = Math.min(this.first, entry.at)
    this.last = Math.max(this.last, entry.at)
    const said = entry.kind === 'context' ? 0 : 1
    this.counts.set(entry.source, (this.counts.get(entry.source) ?? 0) + said)
    if (this.preview.length < previewLength && this.chosen(entry.source)) this.preview.push(entry)
  }

  trouble(where: string, reason: string): void {
    if (this.notes.length < 5) this.notes.push(`${where} ${reason}`)
  }

  inspection(): Inspection {
    const complete = this.seen <= countingBudget
    const channels = [...this.counts].map(([name, messages]) => ({
      id: name,
      name,
      ...(complete ? { messages } : {}),
    }))
    const span =
      this.seen > 0 && complete ? { from: instantText(this.first), to: instantText(this.last) } : {}
    return { channels, ...span, preview: this.preview, notes: this.notes }
  }
}
