import { z } from 'zod'
import { startPrecisions } from '#incident/contract.ts'
import { Id, Instant, type RouteContracts, Version } from '#platform/http/contract.ts'
import { factorKinds, factorLayers } from './factor.ts'
import { noteTags } from './note.ts'
import { audiences, nameChoices, partIds, ReportContent } from './report-content.ts'
import { reviewStates } from './review.ts'

const ByKey = z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') })
const ById = z.object({ id: Id })
const Words = z.string().trim().min(1).max(20_000)
const Entries = z.array(Id).max(200)
const Zone = z.string().refine(isZone, 'A zone like Europe/Paris or UTC')

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const Participant = z.object({ personId: Id, name: z.string(), facilitator: z.boolean() })
export const Note = z.object({
  id: Id,
  text: z.string(),
  tag: z.enum(noteTags).nullable(),
  entryIds: z.array(Id),
  /** Null when it was written anonymously: who wrote it is stored nowhere. */
  author: z.string().nullable(),
  mine: z.boolean(),
  createdAt: Instant,
  version: z.int(),
})
export const Insight = z.object({ id: Id, text: z.string(), entryIds: z.array(Id), version: z.int() })
export const Factor = z.object({
  id: Id,
  statement: z.string(),
  kind: z.enum(factorKinds),
  layer: z.enum(factorLayers).nullable(),
  entryIds: z.array(Id),
  version: z.int(),
})
export const Review = z.object({
  id: Id,
  incidentKey: z.string(),
  state: z.enum(reviewStates),
  participants: z.array(Participant),
  notes: z.array(Note),
  insights: z.array(Insight),
  factors: z.array(Factor),
  /** IANA zone in which the report tells times. */
  zone: z.string(),
  openedAt: Instant,
  publishedVersion: z.int().nullable(),
  version: z.int(),
})
export const ReportPart = z.object({
  id: z.enum(partIds),
  heading: z.string(),
  /** Markdown: somebody's words, else what was assembled. */
  text: z.string(),
  edited: z.boolean(),
  hidden: z.boolean(),
  /** 0 while nobody edited it. */
  version: z.int(),
})
export const ReportVersion = z.object({
  number: z.int(),
  publishedAt: Instant,
  publishedBy: z.string(),
  audience: z.enum(audiences),
  names: z.enum(nameChoices),
  note: z.string(),
})
export const Publication = ReportVersion.extend({
  /** The address for the `link` audience, shown to those who may publish. */
  url: z.string().nullable(),
})
export const exportFormats = ['md', 'html', 'pdf'] as const

const NewNote = z.object({
  text: Words,
  tag: z.enum(noteTags).nullable().default(null),
  entryIds: Entries.default([]),
  anonymous: z.boolean().default(false),
})
const NewInsight = z.object({ text: Words, entryIds: Entries.default([]) })
const NewFactor = z.object({
  statement: Words,
  kind: z.enum(factorKinds).default('contributor'),
  layer: z.enum(factorLayers).nullable().default(null),
  entryIds: Entries.default([]),
})
const changed = ['not-found', 'changed-meanwhile'] as const

export const reviewRoutes = {
  'POST /incidents/:key/review': {
    summary: 'Open the review of an incident; answers with the one there is when it is open already',
    access: 'signed-in',
    params: ByKey,
    returns: Review,
    status: 201,
    errors: ['not-found'],
  },
  'GET /incidents/:key/review': {
    summary: 'The review of an incident, for its participants',
    access: 'signed-in',
    params: ByKey,
    returns: Review,
    errors: ['not-found'],
  },
  'PATCH /incidents/:key/review': {
    summary: 'Choose the zone in which the report tells times',
    access: 'signed-in',
    params: ByKey,
    body: z.object({ zone: Zone }),
    returns: Review,
    errors: ['not-found'],
  },
  'PUT /incidents/:key/review/participants/:personId': {
    summary: 'Invite somebody into the review',
    access: 'signed-in',
    params: ByKey.extend({ personId: Id }),
    body: z.object({ facilitator: z.boolean().default(false) }),
    returns: Review,
    errors: ['not-found'],
  },
  'DELETE /incidents/:key/review/participants/:personId': {
    summary: 'Take somebody out of the review',
    access: 'signed-in',
    params: ByKey.extend({ personId: Id }),
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /incidents/:key/notes': {
    summary: 'Write a note',
    access: 'signed-in',
    params: ByKey,
    body: NewNote,
    returns: Note,
    status: 201,
    errors: ['not-found'],
  },
  'PATCH /notes/:id': {
    summary: 'Change a note',
    access: 'signed-in',
    params: ById,
    body: z
      .object({ text: Words, tag: z.enum(noteTags).nullable(), entryIds: Entries })
      .partial()
      .extend({ version: Version }),
    returns: Note,
    errors: changed,
  },
  'DELETE /notes/:id': {
    summary: 'Take a note away',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /notes/:id/restoration': {
    summary: 'Bring a note back',
    access: 'signed-in',
    params: ById,
    returns: Note,
    errors: ['not-found'],
  },
  'POST /incidents/:key/insights': {
    summary: 'Record something we learned about the system',
    access: 'signed-in',
    params: ByKey,
    body: NewInsight,
    returns: Insight,
    status: 201,
    errors: ['not-found'],
  },
  'PATCH /insights/:id': {
    summary: 'Change an insight',
    access: 'signed-in',
    params: ById,
    body: z.object({ text: Words, entryIds: Entries }).partial().extend({ version: Version }),
    returns: Insight,
    errors: changed,
  },
  'DELETE /insights/:id': {
    summary: 'Take an insight away',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /insights/:id/restoration': {
    summary: 'Bring an insight back',
    access: 'signed-in',
    params: ById,
    returns: Insight,
    errors: ['not-found'],
  },
  'POST /incidents/:key/factors': {
    summary: 'Record a contributing factor',
    access: 'signed-in',
    params: ByKey,
    body: NewFactor,
    returns: Factor,
    status: 201,
    errors: ['not-found'],
  },
  'PATCH /factors/:id': {
    summary: 'Change a factor',
    access: 'signed-in',
    params: ById,
    body: z
      .object({
        statement: Words,
        kind: z.enum(factorKinds),
        layer: z.enum(factorLayers).nullable(),
        entryIds: Entries,
      })
      .partial()
      .extend({ version: Version }),
    returns: Factor,
    errors: changed,
  },
  'DELETE /factors/:id': {
    summary: 'Take a factor away',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /factors/:id/restoration': {
    summary: 'Bring a factor back',
    access: 'signed-in',
    params: ById,
    returns: Factor,
    errors: ['not-found'],
  },
  'GET /incidents/:key/report': {
    summary: 'The report as it would be published now',
    access: 'signed-in',
    params: ByKey,
    query: z.object({ names: z.enum(nameChoices).default('roles') }),
    returns: z.object({
      content: ReportContent,
      parts: z.array(ReportPart),
      publication: Publication.nullable(),
      canPublish: z.boolean(),
    }),
    errors: ['not-found'],
  },
  'PUT /incidents/:key/report/parts/:part': {
    summary: 'Give a part of the report your own words, or hide it',
    access: 'signed-in',
    params: ByKey.extend({ part: z.enum(partIds) }),
    body: z.object({
      heading: z.string().trim().min(1).max(120).optional(),
      text: z.string().max(100_000).optional(),
      hidden: z.boolean().optional(),
      version: z.int().min(0),
    }),
    returns: ReportPart,
    errors: changed,
  },
  'DELETE /incidents/:key/report/parts/:part': {
    summary: 'Go back to the assembled words of a part',
    access: 'signed-in',
    params: ByKey.extend({ part: z.enum(partIds) }),
    returns: ReportPart,
    errors: ['not-found'],
  },
  'POST /incidents/:key/report/publication': {
    summary: 'Publish the report as it is now, as its next version',
    access: 'signed-in',
    params: ByKey,
    body: z.object({
      audience: z.enum(audiences).default('participants'),
      names: z.enum(nameChoices).default('roles'),
      /** What changed, for readers of an earlier version. */
      note: z.string().max(500).default(''),
    }),
    returns: Publication,
    status: 201,
    errors: ['not-found', 'not-possible-now'],
  },
  'DELETE /incidents/:key/report/publication': {
    summary: 'Withdraw the report; its versions are kept',
    access: 'signed-in',
    params: ByKey,
    errors: ['not-found'],
  },
  'GET /incidents/:key/report/versions': {
    summary: 'Published versions, newest first, for their audience',
    access: 'signed-in',
    params: ByKey,
    returns: z.object({ items: z.array(ReportVersion) }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/report/versions/:number': {
    summary: 'One published version, also as Markdown for comparing',
    access: 'signed-in',
    params: ByKey.extend({ number: z.coerce.number().int().positive() }),
    returns: ReportVersion.extend({ content: ReportContent, markdown: z.string() }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/report/export': {
    summary:
      'The report as a file: the latest published version, a given one, or the draft (`version=draft`)',
    access: 'signed-in',
    params: ByKey,
    query: z.object({
      as: z.enum(exportFormats).default('md'),
      version: z.union([z.coerce.number().int().positive(), z.literal('draft')]).optional(),
    }),
    returns: 'binary',
    errors: ['not-found'],
  },
  'GET /reports': {
    summary: 'Reports published to you, newest first',
    access: 'signed-in',
    returns: z.object({
      items: z.array(
        z.object({
          incidentKey: z.string(),
          title: z.string(),
          severity: z.string(),
          occurredAt: Instant,
          occurredPrecision: z.enum(startPrecisions),
          publishedAt: Instant,
          version: z.int(),
          audience: z.enum(audiences),
          summary: z.string(),
        }),
      ),
    }),
  },
  'GET /published/:token': {
    summary: 'A report that was published as a link',
    access: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
    returns: ReportVersion.extend({ content: ReportContent }),
    errors: ['link-expired'],
  },
  'POST /report-imports': {
    summary: 'Make an incident with its review from a report in Afterword’s Markdown',
    access: 'signed-in',
    body: z.object({ markdown: z.string().min(1).max(5_000_000) }),
    returns: z.object({ incidentKey: z.string(), problems: z.array(z.string()) }),
    status: 201,
    errors: ['invalid-input'],
  },
} as const satisfies RouteContracts

export type Note = z.output<typeof Note>
export type Insight = z.output<typeof Insight>
export type Factor = z.output<typeof Factor>
export type Review = z.output<typeof Review>
export type Participant = z.output<typeof Participant>
export type ReportPart = z.output<typeof ReportPart>
export type ReportVersion = z.output<typeof ReportVersion>
export type Publication = z.output<typeof Publication>
export type NewNote = z.output<typeof NewNote>
export type NewFactor = z.output<typeof NewFactor>
export type NewInsight = z.output<typeof NewInsight>
export type ExportFormat = (typeof exportFormats)[number]
