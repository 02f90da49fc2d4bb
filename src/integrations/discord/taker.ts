import { channelChooser } from '#integrations/channel-choice.ts'
import type { Gathering } from '#integrations/gathering.ts'
import { type Source, sliceOf } from '#integrations/sources.ts'
import type { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { ReadingOptions } from '#timeline/reader.ts'
import type { DiscordContext, DiscordMessage } from './export-format.ts'
import { type DiscordChannel, discordChannel, discordEntry } from './message.ts'

/** Takes the messages of one file, in their order, into a gathering. */
export class ChannelTaker {
  readonly source: Source
  readonly gathering: Gathering
  readonly chosen: (...names: string[]) => boolean
  channel: DiscordChannel
  /** How many messages were seen. */
  count = 0

  constructor(source: Source, options: ReadingOptions, gathering: Gathering) {
    this.source = source
    this.gathering = gathering
    this.chosen = channelChooser(options)
    this.channel = { id: source.name, label: source.name }
  }

  /** What stands before the messages, when it has come. */
  begin(before: Buffer | undefined): void {
    if (before) this.channel = discordChannel(contextOf(before), this.source.name)
  }

  take(value: unknown): void {
    const slice = sliceOf(this.source.part, `/messages/${this.count}`)
    this.count += 1
    const entry = entryOf(value, this.channel, slice)
    if (!entry) this.gathering.fail(slice, 'This record has no time or not the form of a Discord message.')
    else if (this.chosen(this.channel.id, this.channel.label)) this.gathering.add(entry)
    else this.gathering.skip('in channels that were not chosen')
  }

  /** The file ends here, not as it should. */
  fail(problem: EvidenceProblem): void {
    const place = this.count > 0 ? `/messages/${this.count}` : ''
    const kept = this.count > 0 ? ` Messages read before that: ${this.count}.` : ''
    this.gathering.fail(sliceOf(this.source.part, place), `${problem.message}${kept}`)
  }
}

function contextOf(before: Buffer): DiscordContext {
  try {
    return JSON.parse(before.toString('utf8')) as DiscordContext
  } catch {
    return {}
  }
}

/** Null for whatever isn't shaped like a message, however odd. */
function entryOf(value: unknown, channel: DiscordChannel, slice: string): EntryDraft | null {
  if (typeof value !== 'object' || value === null) return null
  try {
    return discordEntry(value as DiscordMessage, channel, slice)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
