import { Gathering } from '#integrations/gathering.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { Reader, Recognition } from '#timeline/reader.ts'
import { dayMessages } from './days.ts'
import { inspectExport } from './inspect.ts'
import { type DayFile, type Layout, layoutOf } from './layout.ts'
import { timeOf } from './message.ts'
import { type OpenExport, openExport } from './open-export.ts'
import { readDays } from './read-days.ts'

/** Slack's own workspace export, of any year since 2013. */
export const slackExport: Reader = {
  format: 'slack-export',
  name: 'Slack workspace export',
  recognise,
  inspect: inspectExport,
  async *read(evidence, options) {
    const opened = await openExport(evidence)
    const gathering = new Gathering(options)
    noteAround(opened, gathering)
    yield* readDays(opened, opened.layout.days, options, gathering)
  },
}

async function recognise(evidence: EvidenceFile): Promise<Recognition> {
  let layout: Layout
  try {
    const members = await evidence.members()
    if (!members) return { confidence: 0, reason: 'Not a zip file.' }
    layout = layoutOf(members)
  } catch (error) {
    if (error instanceof EvidenceProblem) return { confidence: 0, reason: error.message }
    throw error
  }
  const listed = layout.users !== undefined || layout.lists.length > 0
  if (layout.days.length === 0) {
    return listed
      ? { confidence: 0.3, reason: 'Lists of a Slack workspace, but no messages.' }
      : { confidence: 0, reason: 'No folders with a file for each day.' }
  }
  if (!(await holdsMessages(layout.days))) {
    return { confidence: 0, reason: 'The files for each day hold no Slack messages.' }
  }
  const channels = new Set(layout.days.map((day) => day.folder)).size
  const reason = `${layout.days.length} day files in ${channels} Slack channels.`
  return { confidence: listed ? 0.99 : 0.85, reason }
}

/** Looks into the first few days until one of them says something. */
async function holdsMessages(days: DayFile[]): Promise<boolean> {
  for (const day of days.slice(0, 5)) {
    for await (const { messages } of dayMessages(day, new Gathering({}))) {
      if (messages.length > 0) return messages.some((message) => timeOf(message) !== null)
    }
  }
  return false
}

function noteAround({ layout, problems }: OpenExport, gathering: Gathering): void {
  for (const { where, reason } of problems) gathering.fail(where, reason)
  for (const { path, refused } of layout.others) {
    if (refused) gathering.fail(`${path}#`, refused)
    else gathering.skip('files without messages')
  }
}
