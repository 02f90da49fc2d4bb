import { Gathering } from '#integrations/gathering.ts'
import { type Closed, isClosed, type Source } from '#integrations/sources.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { jsonItems } from '#platform/files/json-items.ts'
import { pieceValues } from '#platform/files/json-values.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Inspection, ReadingOptions } from '#timeline/reader.ts'
import { ChannelTaker } from './taker.ts'

const previewLength = 20
/** Bytes that may be read to count messages before anybody has chosen anything. */
const countingBudget = 64 * 2 ** 20

interface Look {
  channel: { id: string; name: string; messages?: number }
  preview: EntryDraft[]
  bytes: number
}

/** Every file's channel with its number of messages, and the first messages that the options let through. */
export async function inspectChannels(
  files: AsyncIterable<Source | Closed>,
  options: ReadingOptions,
): Promise<Inspection> {
  const looks: Look[] = []
  let spent = 0
  for await (const source of files) {
    const look = isClosed(source) ? null : await lookAt(source, options, countingBudget - spent)
    if (!look) continue
    looks.push(look)
    spent += look.bytes
  }
  const preview = looks.flatMap((look) => look.preview).sort((a, b) => a.at - b.at)
  return { channels: looks.map((look) => look.channel), preview: preview.slice(0, previewLength) }
}

/** Null when the file holds no channel. The number of messages is missing when the budget ended the counting. */
async function lookAt(source: Source, options: ReadingOptions, budget: number): Promise<Look | null> {
  const gathering = new Gathering(options)
  const taker = new ChannelTaker(source, options, gathering)
  let [messages, bytes] = [0, 0]
  try {
    for await (const piece of jsonItems(source.stream(), 'messages')) {
      taker.begin(piece.before)
      if (gathering.entries.length < previewLength) for (const value of pieceValues(piece)) taker.take(value)
      messages += piece.items.length
      bytes += piece.bytes
      if (bytes > budget) break
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    if (messages === 0) return null
  }
  const { id, label } = taker.channel
  const counted = bytes <= budget ? { messages } : {}
  return {
    channel: { id, name: label, ...counted },
    preview: gathering.entries.slice(0, previewLength),
    bytes,
  }
}
