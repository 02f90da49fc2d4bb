import { type ArchiveMember, type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { listValues } from '#platform/files/json-values.ts'
import type { Unread } from '#timeline/reader.ts'
import type { SlackChannel, SlackUser } from './export-format.ts'
import { type Layout, layoutOf } from './layout.ts'
import { addChannel, addPerson, emptyWorkspace, type Workspace } from './workspace.ts'

/** A Slack export with its names known, before any message is read. */
export interface OpenExport {
  layout: Layout
  workspace: Workspace
  /** Parts of the lists that could not be read. */
  problems: Unread[]
}

/** Throws EvidenceProblem when this is no archive, or one that can't be opened. */
export async function openExport(evidence: EvidenceFile): Promise<OpenExport> {
  const members = await evidence.members()
  if (!members) throw new EvidenceProblem('not-this-format', 'A Slack export is a zip file; this is none.')
  const layout = layoutOf(members)
  const opened: OpenExport = { layout, workspace: emptyWorkspace(), problems: [] }
  if (layout.users) {
    await readList(opened, layout.users, (user: SlackUser) => addPerson(opened.workspace, user))
  }
  for (const list of layout.lists) {
    await readList(opened, list, (channel: SlackChannel) => addChannel(opened.workspace, channel))
  }
  return opened
}

async function readList<Item>(
  opened: OpenExport,
  member: ArchiveMember,
  take: (item: Item) => void,
): Promise<void> {
  try {
    for await (const { values } of listValues(member)) {
      for (const value of values) if (value && typeof value === 'object') take(value as Item)
    }
  } catch (error) {
    opened.problems.push({ where: `${member.path}#`, reason: reasonOf(error) })
  }
}

/** What went wrong with a part of the evidence, for people; anything else is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof EvidenceProblem) return error.message
  if (error instanceof TypeError) return 'Some of this list has another form than Slack’s.'
  throw error
}
