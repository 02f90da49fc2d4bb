import { z } from 'zod'
import { precisions } from '#incident/marker.ts'
import { Id, Instant, type RouteContracts, Version } from '#platform/http/contract.ts'
import { actorKinds, entryKinds, type Json } from './entry.ts'

const ByKey = z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') })
const ById = z.object({ id: Id })

export const readingStates = ['kept', 'queued', 'reading', 'done', 'failed', 'cancelled'] as const

export const ColumnMapping = z.object({
  at: z.string(),
  text: z.array(z.string()).min(1),
  until: z.string().optional(),
  actor: z.string().optional(),
  kind: z.string().optional(),
  source: z.string().optional(),
  key: z.string().optional(),
})
export const ReadingOptions = z.object({
  channels: z.array(z.string()).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  zone: z.string().max(60).optional(),
  date: z.iso.date().optional(),
  columns: ColumnMapping.optional(),
})
export const Guess = z.object({
  format: z.string(),
  name: z.string(),
  confidence: z.number(),
  reason: z.string(),
})
export const Evidence = z.object({
  id: Id,
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  addedBy: z.string().nullable(),
  addedAt: Instant,
  /** What it looks like, best guess first; empty when nothing recognises it. */
  guesses: z.array(Guess),
  format: z.string().nullable(),
  options: ReadingOptions,
  state: z.enum(readingStates),
  /** Why reading failed, for people. */
  reason: z.string().nullable(),
  /** 0 to 1 while reading. */
  progress: z.number(),
  taken: z.int(),
  alreadyThere: z.int(),
  skipped: z.record(z.string(), z.int()),
  unread: z.int(),
  deletedAt: Instant.nullable(),
})
export const AddedEvidence = Evidence.extend({
  /** False when the same bytes were evidence of this incident already: nothing was added then. */
  added: z.boolean(),
})
export const EntryDraft = z.object({
  at: Instant,
  precision: z.enum(precisions),
  kind: z.enum(entryKinds),
  actor: z.string().nullable(),
  source: z.string(),
  text: z.string(),
})
export const Inspection = z.object({
  format: z.string(),
  channels: z.array(z.object({ id: z.string(), name: z.string(), messages: z.int().nullable() })).nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })).nullable(),
  guess: ColumnMapping.nullable(),
  needs: z.array(z.enum(['columns', 'date'])),
  preview: z.array(EntryDraft),
  notes: z.array(z.string()),
})
/** `z.json()` refers to itself, which the description of the API can't carry. */
const AnyJson = z.unknown() as z.ZodType<Json>
/** What an entry says: its original, or with people's edits laid over. */
const words = {
  at: Instant,
  precision: z.enum(precisions),
  kind: z.enum(entryKinds),
  text: z.string(),
}
export const Entry = z.object({
  id: Id,
  ...words,
  until: Instant.nullable(),
  zone: z.string().nullable(),
  actorKind: z.enum(actorKinds),
  actor: z.string().nullable(),
  source: z.string(),
  /** Null for a recollection. */
  evidenceId: Id.nullable(),
  attributes: z.record(z.string(), AnyJson),
  /** When responders learned it; null when that is the entry's own time. */
  knownAt: Instant.nullable(),
  /** The original words and time, where somebody edited them. */
  original: z.object(words).nullable(),
  /** 0 for an entry nobody edited; goes along with an edit. */
  version: z.int(),
  inStory: z.boolean(),
})
export const StoryLine = z.object({
  id: Id,
  entry: Entry,
  /** Words of the story's own instead of the entry's text. */
  words: z.string().nullable(),
  version: z.int(),
})
export const Edit = z.object({
  at: Instant.optional(),
  text: z.string().min(1).max(20_000).optional(),
  kind: z.enum(entryKinds).optional(),
  precision: z.enum(precisions).optional(),
  knownAt: Instant.nullable().optional(),
  version: z.int().min(0),
})
const filters = {
  source: z.union([z.string(), z.array(z.string())]).optional(),
  person: z.union([z.string(), z.array(z.string())]).optional(),
  kind: z.union([z.enum(entryKinds), z.array(z.enum(entryKinds))]).optional(),
  evidence: Id.optional(),
  q: z.string().max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}
const Count = z.object({ name: z.string(), count: z.int() })

export const timelineRoutes = {
  'GET /evidence-formats': {
    summary: 'The formats that evidence can be read as',
    access: 'signed-in',
    returns: z.object({ items: z.array(z.object({ format: z.string(), name: z.string() })) }),
  },
  'GET /incidents/:key/evidence': {
    summary: 'All evidence of an incident',
    access: 'signed-in',
    params: ByKey,
    query: z.object({ deleted: z.stringbool().optional() }),
    returns: z.object({ items: z.array(Evidence) }),
    errors: ['not-found'],
  },
  'POST /incidents/:key/evidence': {
    summary: 'Add evidence: the body is the file, exactly as it is; the same bytes again add nothing',
    access: 'signed-in',
    params: ByKey,
    query: z.object({
      name: z
        .string()
        .min(1)
        .max(255)
        .regex(/^\P{Cc}*$/u, 'A name without control characters'),
      /** Start reading at once when the format is certain enough. */
      read: z.stringbool().default(false),
    }),
    body: 'binary',
    returns: AddedEvidence,
    status: 201,
    errors: ['not-found', 'too-large', 'already-exists'],
  },
  'GET /evidence/:id': {
    summary: 'One piece of evidence and how far reading it has come',
    access: 'signed-in',
    params: ById,
    returns: Evidence,
    errors: ['not-found'],
  },
  'GET /evidence/:id/content': {
    summary: 'The raw bytes, untouched',
    access: 'signed-in',
    params: ById,
    returns: 'binary',
    errors: ['not-found'],
  },
  'DELETE /evidence/:id': {
    summary: 'Take evidence and its entries away; they can be restored for 30 days',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /evidence/:id/restoration': {
    summary: 'Bring evidence back',
    access: 'signed-in',
    params: ById,
    returns: Evidence,
    errors: ['not-found'],
  },
  'POST /evidence/:id/inspection': {
    summary: 'Look into evidence before it is read: channels, columns, the first entries',
    access: 'signed-in',
    params: ById,
    body: z.object({ format: z.string().optional(), options: ReadingOptions.default({}) }),
    returns: Inspection,
    errors: ['not-found', 'unreadable-evidence'],
  },
  'POST /evidence/:id/reading': {
    summary: 'Read evidence into entries; adds nothing twice',
    access: 'signed-in',
    params: ById,
    body: z.object({ format: z.string().optional(), options: ReadingOptions.default({}) }),
    returns: Evidence,
    status: 202,
    errors: ['not-found', 'not-possible-now', 'unreadable-evidence'],
  },
  'DELETE /evidence/:id/reading': {
    summary: 'Cancel reading; what was read stays',
    access: 'signed-in',
    params: ById,
    returns: Evidence,
    errors: ['not-found', 'not-possible-now'],
  },
  'GET /evidence/:id/unread': {
    summary: 'Records that could not be understood, with place and reason',
    access: 'signed-in',
    params: ById,
    query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    returns: z.object({
      items: z.array(z.object({ where: z.string(), reason: z.string() })),
      total: z.int(),
    }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/entries': {
    summary: 'Everything gathered, in time order',
    access: 'signed-in',
    params: ByKey,
    query: z.object({
      ...filters,
      /** Continue after this entry. */
      after: Id.optional(),
      /** Or start at this position of the filtered list, from 0. */
      offset: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    returns: z.object({ items: z.array(Entry), next: Id.nullable() }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/entries/summary': {
    summary: 'How many entries there are under a filter, and what to filter by',
    access: 'signed-in',
    params: ByKey,
    query: z.object(filters),
    returns: z.object({
      total: z.int(),
      from: Instant.nullable(),
      to: Instant.nullable(),
      sources: z.array(Count),
      /** By name, without counts: how much somebody wrote is nobody's business. */
      people: z.array(z.object({ name: z.string() })),
      kinds: z.array(Count),
    }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/entries/density': {
    summary: 'How the entries under a filter are spread over time',
    access: 'signed-in',
    params: ByKey,
    query: z.object({
      ...filters,
      /** Stretches of equal length between the first entry and the last. */
      stretches: z.coerce.number().int().min(1).max(500).default(120),
    }),
    returns: z.object({ from: Instant.nullable(), to: Instant.nullable(), counts: z.array(z.int()) }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/entries/position': {
    summary: 'Where a moment falls in the filtered list',
    access: 'signed-in',
    params: ByKey,
    query: z.object({ ...filters, at: Instant }),
    returns: z.object({ offset: z.int() }),
    errors: ['not-found'],
  },
  'POST /incidents/:key/entries': {
    summary: 'Add a recollection',
    access: 'signed-in',
    params: ByKey,
    body: z.object({
      at: Instant,
      text: z.string().trim().min(1).max(20_000),
      kind: z.enum(entryKinds).default('observation'),
      precision: z.enum(precisions).default('minute'),
      actor: z.string().max(120).nullable().default(null),
      actorKind: z.enum(actorKinds).default('human'),
      knownAt: Instant.nullable().default(null),
      /** Take it into the story at once. */
      intoStory: z.boolean().default(false),
    }),
    returns: Entry,
    status: 201,
    errors: ['not-found'],
  },
  'GET /entries/:id': {
    summary: 'One entry, with the edit that lies over it',
    access: 'signed-in',
    params: ById,
    returns: Entry,
    errors: ['not-found'],
  },
  'PATCH /entries/:id': {
    summary: 'Lay an edit over an entry; the original stays',
    access: 'signed-in',
    params: ById,
    body: Edit,
    returns: Entry,
    errors: ['not-found', 'changed-meanwhile'],
  },
  'DELETE /entries/:id/edit': {
    summary: 'Take the edit off; the original shows again',
    access: 'signed-in',
    params: ById,
    returns: Entry,
    errors: ['not-found'],
  },
  'DELETE /entries/:id': {
    summary: 'Take a recollection away; entries from evidence stay',
    access: 'signed-in',
    params: ById,
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /entries/:id/restoration': {
    summary: 'Bring a recollection back',
    access: 'signed-in',
    params: ById,
    returns: Entry,
    errors: ['not-found'],
  },
  'GET /entries/:id/slice': {
    summary: 'The piece of evidence an entry was read from, as it came',
    access: 'signed-in',
    params: ById,
    returns: z.object({ where: z.string(), evidence: z.string(), raw: z.string() }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/story': {
    summary: 'The story: the entries chosen, in its order',
    access: 'signed-in',
    params: ByKey,
    returns: z.object({ items: z.array(StoryLine) }),
    errors: ['not-found'],
  },
  'POST /incidents/:key/story': {
    summary: 'Take entries over into the story',
    access: 'signed-in',
    params: ByKey,
    body: z.object({ entryIds: z.array(Id).min(1).max(500) }),
    returns: z.object({ items: z.array(StoryLine) }),
    status: 201,
    errors: ['not-found'],
  },
  'PATCH /story-lines/:id': {
    summary: 'Give a line words of its own, or move it',
    access: 'signed-in',
    params: ById,
    body: z.object({
      words: z.string().max(20_000).nullable().optional(),
      /** The line it is to follow; null for the first place. */
      after: Id.nullable().optional(),
      version: Version,
    }),
    returns: StoryLine,
    errors: ['not-found', 'changed-meanwhile'],
  },
  'DELETE /story-lines/:id': {
    summary: 'Take a line out of the story; the entry stays',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
} as const satisfies RouteContracts

export type Evidence = z.output<typeof Evidence>
export type AddedEvidence = z.output<typeof AddedEvidence>
export type Entry = z.output<typeof Entry>
export type StoryLine = z.output<typeof StoryLine>
export type Inspection = z.output<typeof Inspection>
export type Edit = z.output<typeof Edit>
export type EntriesQuery = z.output<(typeof timelineRoutes)['GET /incidents/:key/entries']['query']>
export type NewRecollection = z.output<(typeof timelineRoutes)['POST /incidents/:key/entries']['body']>
