import { assembleReport, type Manner } from '#review/assemble.ts'
import type { ReportContent } from '#review/report-content.ts'
import type { StoryLine } from '#timeline/contract.ts'
import type { Becoming } from './becomes.ts'

/** A document was published before, in its own words: they stay as they are. */
const asWritten: Manner = {
  who: (actor) => actor,
  words: (text) => text,
  roles: (roles) => roles.map(({ role, name }) => ({ role, name })),
}

const noId = '00000000-0000-0000-0000-000000000000'

/** The report of what a document becomes, assembled as every report is, without asking the database for what is at hand. */
export function assembled(
  { incident, lines, review, items }: Becoming,
  { id, key, severityName }: { id: string; key: string; severityName: string },
): ReportContent {
  return assembleReport(
    {
      incident: {
        id,
        key,
        title: incident.title,
        kind: 'incident',
        severity: { id: incident.severityId, name: severityName, description: '', rank: 1, colour: 'gray' },
        summary: incident.summary,
        customerImpact: incident.customerImpact,
        visibility: incident.visibility,
        services: incident.services.map((name) => ({ id: noId, name })),
        teams: [],
        roles: [],
        markers: [],
        durations: [],
        startedAt: '',
        startedPrecision: 'exact',
        imported: true,
        createdAt: '',
        deletedAt: null,
        example: false,
        version: 1,
      },
      zone: 'UTC',
      story: lines.map(storyLine),
      notes: review.notes.map(({ text, tag }) => ({
        id: noId,
        text,
        tag,
        entryIds: [],
        author: null,
        mine: true,
        createdAt: '',
        version: 1,
      })),
      insights: review.insights.map((text) => ({ id: noId, text, entryIds: [], version: 1 })),
      factors: review.factors.map(({ statement, kind }) => ({
        id: noId,
        statement,
        kind,
        layer: null,
        entryIds: [],
        version: 1,
      })),
      items: items
        .filter(({ state }) => state !== 'declined')
        .map(({ title, owner, state, doneWhen, url }) => ({
          title,
          owner,
          due: null,
          state,
          doneWhen,
          proof: null,
          factorIds: [],
          strength: null,
          type: null,
          phase: null,
          url,
        })),
      words: review.parts.map((one) => ({ ...one, heading: null, hidden: false, version: 1 })),
    },
    asWritten,
  )
}

function storyLine(line: Becoming['lines'][number], index: number): StoryLine {
  const entry = {
    ...line,
    // Positions are looked up by identifier.
    id: String(index),
    zone: null,
    evidenceId: null,
    attributes: {},
    original: null,
    version: 0,
    inStory: true,
  }
  return { id: noId, entry, words: null, version: 1 }
}
