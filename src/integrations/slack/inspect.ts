import { Gathering, instantText } from '#integrations/gathering.ts'
import type { EvidenceFile } from '#platform/files/evidence-file.ts'
import type { EntryDraft, Micros } from '#timeline/entry.ts'
import type { Inspection, ReadingOptions } from '#timeline/reader.ts'
import { dayMessages } from './days.ts'
import { timeOf } from './message.ts'
import { type OpenExport, openExport } from './open-export.ts'
import { readDays } from './read-days.ts'
import { type Channel, channelOf } from './workspace.ts'

const previewLength = 20
/** Unpacked bytes that may be read to count messages before anybody has chosen anything. */
const countingBudget = 256 * 2 ** 20

/** Channels with their number of messages, the time they span, and the first messages that the options let through. */
export async function inspectExport(evidence: EvidenceFile, options: ReadingOptions): Promise<Inspection> {
  const opened = await openExport(evidence)
  const { counts, uncounted, from, to } = await census(opened)
  const notes = opened.problems.map(({ where, reason }) => `${where} ${reason}`)
  if (uncounted.size > 0) {
    notes.push(`The export is large: messages in ${uncounted.size} channels were not counted.`)
  }
  const channels = [...counts].map(([channel, messages]) => ({
    id: channel.id,
    name: channel.label,
    ...(uncounted.has(channel) ? {} : { messages }),
  }))
  channels.sort((a, b) => a.name.localeCompare(b.name))
  const span = from <= to ? { from: instantText(from), to: instantText(to) } : {}
  return { channels, ...span, preview: await preview(opened, options), notes }
}

interface Census {
  counts: Map<Channel, number>
  uncounted: Set<Channel>
  from: Micros
  to: Micros
}

async function census({ layout, workspace }: OpenExport): Promise<Census> {
  const found: Census = {
    counts: new Map(),
    uncounted: new Set(),
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  }
  let spent = 0
  for (const day of layout.days) {
    const channel = channelOf(workspace, day.folder)
    spent += day.member.size
    if (spent > countingBudget) {
      found.counts.set(channel, found.counts.get(channel) ?? 0)
      found.uncounted.add(channel)
      continue
    }
    for await (const { messages } of dayMessages(day, new Gathering({}))) count(found, channel, messages)
  }
  return found
}

function count(found: Census, channel: Channel, messages: unknown[]): void {
  let counted = found.counts.get(channel) ?? 0
  for (const message of messages) {
    const at = timeOf(message)
    if (at === null) continue
    counted += 1
    if (at < found.from) found.from = at
    if (at > found.to) found.to = at
  }
  found.counts.set(channel, counted)
}

async function preview(opened: OpenExport, options: ReadingOptions): Promise<EntryDraft[]> {
  const days = [...opened.layout.days].sort((a, b) => a.day.localeCompare(b.day))
  const entries: EntryDraft[] = []
  for await (const batch of readDays(opened, days, options, new Gathering(options))) {
    entries.push(...batch.entries)
    if (entries.length >= previewLength) break
  }
  return entries.sort((a, b) => a.at - b.at).slice(0, previewLength)
}
