import type { Batching } from '#timeline/batching.ts'
import { channelChooser, chosenWindow, outsideChannels, outsideWindow } from '#timeline/choice.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import { dayMessages, touches } from './days.ts'
import type { SlackMessage } from './export-format.ts'
import type { DayFile } from './layout.ts'
import { messageEntry } from './message.ts'
import type { OpenExport } from './open-export.ts'
import { type Channel, channelOf, type Workspace } from './workspace.ts'

type Window = ReturnType<typeof chosenWindow>

/** Reads the given days as far as the options choose them; `batch` may already hold notes. */
export async function* readDays(
  opened: OpenExport,
  days: DayFile[],
  options: ReadingOptions,
  batch: Batching,
): AsyncGenerator<Batch> {
  const chosen = channelChooser(options)
  const window = chosenWindow(options)
  for (const day of days) {
    const channel = channelOf(opened.workspace, day.folder)
    const inChannel = chosen(channel.id, channel.label, day.folder)
    if (inChannel && touches(day.day, window)) {
      yield* readDay(day, channel, opened.workspace, window, batch)
    } else {
      batch.skip(`days ${inChannel ? outsideWindow : outsideChannels}`)
      batch.bytes += day.member.packedSize
    }
  }
  yield await batch.take()
}

async function* readDay(
  day: DayFile,
  channel: Channel,
  workspace: Workspace,
  window: Window,
  batch: Batching,
): AsyncGenerator<Batch> {
  for await (const { first, messages } of dayMessages(day, batch)) {
    for (const [index, message] of messages.entries()) {
      const slice = `${day.member.path}#/${first + index}`
      const entry = entryOf(message, channel, workspace, slice)
      if (!entry) batch.fail(slice, 'This record has no time or not the form of a Slack message.')
      else if (entry.at < window.from || entry.at >= window.to) batch.skip(outsideWindow)
      else batch.entries.push(entry)
      if (batch.full) yield await batch.take()
    }
  }
}

/** Null for whatever isn't shaped like a message, however odd. */
function entryOf(message: unknown, channel: Channel, workspace: Workspace, slice: string): EntryDraft | null {
  try {
    return messageEntry(message as SlackMessage, channel, workspace, slice)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
