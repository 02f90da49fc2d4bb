import { nextBatch } from '#integrations/channel-choice.ts'
import { Gathering } from '#integrations/gathering.ts'
import { isClosed, type Source, sliceOf, sources } from '#integrations/sources.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { jsonItems } from '#platform/files/json-items.ts'
import { pieceValues } from '#platform/files/json-values.ts'
import type { Batch, Reader, ReadingOptions, Recognition } from '#timeline/reader.ts'
import { inspectChannels } from './inspect.ts'
import { ChannelTaker } from './taker.ts'

const beginning = /^\uFEFF?\s*\{\s*"guild"\s*:\s*\{[\s\S]*?\}\s*,\s*"channel"\s*:\s*\{/

/** What DiscordChatExporter writes as JSON: one channel a file, alone or many in a zip. */
export const discordExport: Reader = {
  format: 'discord-export',
  name: 'Discord export (DiscordChatExporter, JSON)',
  recognise,
  inspect: (evidence, options) => inspectChannels(channelFiles(evidence), options),
  async *read(evidence, options) {
    const gathering = new Gathering(options)
    for await (const source of channelFiles(evidence)) {
      if (!isClosed(source)) yield* readChannel(source, options, gathering)
      else {
        gathering.bytes += source.cost
        if (source.skipped) gathering.skip(source.skipped)
        else gathering.fail(sliceOf(source.part, ''), source.unread ?? '')
      }
    }
    yield await nextBatch(gathering)
  },
}

function channelFiles(evidence: EvidenceFile) {
  return sources(evidence, (path) => (/\.json$/i.test(path) ? null : 'files that are no JSON'))
}

async function recognise(evidence: EvidenceFile): Promise<Recognition> {
  let looked = 0
  for await (const source of channelFiles(evidence)) {
    if (isClosed(source)) continue
    if (beginning.test(source.head.toString('utf8', 0, 8192))) {
      return { confidence: 0.98, reason: 'Begins with a Discord server and channel.' }
    }
    looked += 1
    if (looked === 3) break
  }
  return { confidence: 0, reason: 'Does not begin with a Discord server and channel.' }
}

async function* readChannel(
  source: Source,
  options: ReadingOptions,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  const taker = new ChannelTaker(source, options, gathering)
  try {
    for await (const piece of jsonItems(source.stream(), 'messages')) {
      taker.begin(piece.before)
      for (const value of pieceValues(piece)) {
        taker.take(value)
        if (gathering.isFull) yield await nextBatch(gathering)
      }
      if (source.part === undefined) gathering.bytes += piece.bytes
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    if (source.part === undefined && error.code === 'not-this-format') throw error
    taker.fail(error)
  }
  if (source.part !== undefined) gathering.bytes += source.cost
}
