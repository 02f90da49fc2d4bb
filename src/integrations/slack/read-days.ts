import { channelChooser, dayMatters, nextBatch } from '#integrations/channel-choice.ts'
import type { Gathering } from '#integrations/gathering.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import { dayMessages } from './days.ts'
import type { SlackMessage } from './export-format.ts'
import type { DayFile } from './layout.ts'
import { messageEntry } from './message.ts'
import type { OpenExport } from './open-export.ts'
import { type Channel, channelOf, type Workspace } from './workspace.ts'

/** Reads the given days as far as the options choose them; the gathering may already hold notes. */
export async function* readDays(
  opened: OpenExport,
  days: DayFile[],
  options: ReadingOptions,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  const chosen = channelChooser(options)
  for (const day of days) {
    const channel = channelOf(opened.workspace, day.folder)
    const inChannel = chosen(channel.id, channel.label, day.folder)
    if (inChannel && dayMatters(day.day, gathering)) {
      yield* readDay(day, channel, opened.workspace, gathering)
    } else {
      gathering.skip(inChannel ? 'days outside the chosen times' : 'days of channels that were not chosen')
      gathering.bytes += day.member.packedSize
    }
  }
  yield await nextBatch(gathering)
}

async function* readDay(
  day: DayFile,
  channel: Channel,
  workspace: Workspace,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  for await (const { first, messages } of dayMessages(day, gathering)) {
    for (const [index, message] of messages.entries()) {
      const slice = `${day.member.path}#/${first + index}`
      const entry = entryOf(message, channel, workspace, slice)
      if (entry) gathering.add(entry)
      else gathering.fail(slice, 'This record has no time or not the form of a Slack message.')
      if (gathering.isFull) yield await nextBatch(gathering)
    }
  }
}

/** Null for whatever isn't shaped like a message, however odd. */
function entryOf(message: unknown, channel: Channel, workspace: Workspace, slice: string): EntryDraft | null {
  if (typeof message !== 'object' || message === null) return null
  try {
    return messageEntry(message as SlackMessage, channel, workspace, slice)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
