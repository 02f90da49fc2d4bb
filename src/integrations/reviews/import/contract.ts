import { z } from 'zod'
import { Id, Instant, type RouteContracts, Version } from '#platform/http/contract.ts'
import { chosenFields, documentKinds, itemStates, meanings } from '../reading.ts'
import { dayOrders, importAudiences, importStates, outcomes } from './words.ts'

const ById = z.object({ id: Id })
const ByShape = ById.extend({ shape: z.coerce.number().int().positive() })
const ByNumber = ById.extend({ number: z.coerce.number().int().positive() })
const Count = z.int().nonnegative()
const ShortName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u, 'A name without control characters')
/** IANA name, abbreviation or offset. */
const ZoneName = z.string().trim().min(1).max(60)
const TellingPath = z.string().min(1).max(2_000)

/** A time as a document tells it: RFC 3339, or a full-date where no time of day is told. */
const Told = z.string()

export const ImportProgress = z.object({
  done: Count,
  /** 0 while it is not known yet. */
  of: Count,
})
const Understood = {
  reviews: Count,
  dated: Count,
  /** Of them, those that have headings at all. */
  withHeadings: Count,
  /** Those in which some heading has a meaning. */
  withSections: Count,
  withTimeline: Count,
  withItems: Count,
}
const Outcomes = z.object(Object.fromEntries(outcomes.map((one) => [one, Count])) as OutcomeCounts)
type OutcomeCounts = Record<(typeof outcomes)[number], typeof Count>
const Kinds = z.object(Object.fromEntries(documentKinds.map((one) => [one, Count])) as KindCounts)
type KindCounts = Record<(typeof documentKinds)[number], typeof Count>

export const ReviewImport = z.object({
  id: Id,
  /** Under which name the documents are known again when they are imported another time. */
  collection: z.string(),
  /** Of the zip, folder or files as they were given. */
  name: z.string(),
  state: z.enum(importStates),
  /** Why it failed, or what should be known; for people. */
  reason: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  progress: ImportProgress,
  /** Who may read what is imported. */
  audience: z.enum(importAudiences),
  /** The severity of documents that tell none, or one that isn’t known. */
  severity: z.string(),
  /** As written in documents, the most frequent first; `becomes` is null where the chosen severity is taken. */
  severities: z.array(z.object({ written: z.string(), documents: Count, becomes: z.string().nullable() })),
  zone: z.string().nullable(),
  dayOrder: z.enum(dayOrders).nullable(),
  documents: Count,
  /** Documents that would be imported as things stand. */
  taken: Count,
  kinds: Kinds,
  understood: z.object(Understood),
  outcomes: Outcomes,
  /** By the first folder in which the documents differ; at most 200, the largest first. */
  byFolder: z.array(
    z.object({
      folder: z.string(),
      documents: Count,
      ...Understood,
      outcomes: Outcomes,
    }),
  ),
  /** Whether something was imported that could be taken back. */
  canWithdraw: z.boolean(),
  /** Whether `start` is possible. */
  canStart: z.boolean(),
  version: z.int(),
})
export const ReviewImportLine = ReviewImport.pick({
  id: true,
  collection: true,
  name: true,
  state: true,
  createdAt: true,
  finishedAt: true,
  progress: true,
  documents: true,
  outcomes: true,
}).extend({ importedBy: z.string().nullable(), mine: z.boolean() })

export const DocumentRow = z.object({
  /** From 1, in the order of the archive. */
  number: z.int().positive(),
  /** Inside the zip; `!/` leads into an archive within, `#3` to the third record of a file of records. */
  path: z.string(),
  kind: z.enum(documentKinds),
  /** What somebody said it is instead. */
  chosenKind: z.enum(documentKinds).nullable(),
  /** Whether it will be imported. */
  take: z.boolean(),
  title: z.string().nullable(),
  date: Told.nullable(),
  severity: z.string().nullable(),
  services: z.array(z.string()),
  /** How many of each were understood. */
  sections: Count,
  moments: Count,
  items: Count,
  /** In sentences for people. */
  problems: z.array(z.string()),
  shape: z.int().nullable(),
  outcome: z.enum(outcomes).nullable(),
  reason: z.string().nullable(),
  incidentKey: z.string().nullable(),
})
export const DocumentReading = z.object({
  path: z.string(),
  kind: z.enum(documentKinds),
  title: z.string().nullable(),
  date: Told.nullable(),
  severity: z.string().nullable(),
  services: z.array(z.string()),
  sections: z.array(z.object({ heading: z.string(), meaning: z.enum(meanings), text: z.string() })),
  timeline: z.array(z.object({ at: Told, text: z.string() })),
  items: z.array(
    z.object({
      text: z.string(),
      owner: z.string().nullable(),
      state: z.enum(itemStates).nullable(),
      url: z.string().nullable(),
    }),
  ),
  problems: z.array(z.string()),
})
export const DocumentDetail = DocumentRow.extend({
  reading: DocumentReading,
  /** The document as text; null for what is no text, such as a Word file. */
  original: z.string().nullable(),
  /** Where the text is longer than is shown here. */
  originalIsCut: z.boolean(),
})
export const Shape = z.object({
  /** From 1, the most frequent first. */
  id: z.int().positive(),
  /** Its commonest headings. */
  name: z.string(),
  /** `markdown`, `html`, `docx`, `json`, `text` … */
  format: z.string(),
  documents: Count,
  reviews: Count,
  /** In the order of a document. */
  headings: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      documents: Count,
      meaning: z.enum(meanings),
      chosen: z.enum(meanings).nullable(),
    }),
  ),
  /** Front matter, tables and `Label: value` lines. */
  labels: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      documents: Count,
      sample: z.string(),
      /** What it is taken for; null where it says nothing that is needed. */
      field: z.enum(chosenFields).nullable(),
      chosen: z.enum(chosenFields).nullable(),
    }),
  ),
  zone: z.string().nullable(),
  dayOrder: z.enum(dayOrders).nullable(),
  /** True: these are reviews. False: leave these out. Null: each as it was understood. */
  take: z.boolean().nullable(),
  /** Number of a document that shows it well. */
  sample: z.int().positive(),
})

export const reviewImportRoutes = {
  'POST /review-imports': {
    summary: 'Begin to import reviews; their zip follows',
    access: 'signed-in',
    body: z.object({
      collection: ShortName,
      name: ShortName,
      /** What was not packed, and why; each is told as a document that was left out. */
      leftOut: z
        .array(z.object({ path: TellingPath, reason: z.string().min(1).max(500) }))
        .max(20_000)
        .default([]),
    }),
    returns: ReviewImport,
    status: 201,
  },
  'PUT /review-imports/:id/content': {
    summary: 'Send the zip of an import; reading begins',
    access: 'signed-in',
    params: ById,
    body: 'binary',
    returns: ReviewImport,
    errors: ['not-found', 'not-possible-now', 'too-large', 'invalid-input'],
  },
  'GET /review-imports': {
    summary: 'Imports, newest first: your own; for administrators, all',
    access: 'signed-in',
    returns: z.object({ items: z.array(ReviewImportLine) }),
  },
  'GET /review-imports/:id': {
    summary: 'One import: how far it is, what was understood, what became of it',
    access: 'signed-in',
    params: ById,
    returns: ReviewImport,
    errors: ['not-found'],
  },
  'GET /review-imports/:id/documents': {
    summary: 'The documents of an import, in the order of the zip',
    access: 'signed-in',
    params: ById,
    query: z.object({
      kind: z.enum(documentKinds).optional(),
      outcome: z.enum(outcomes).optional(),
      shape: z.coerce.number().int().positive().optional(),
      /** The first folder in which the documents differ, as in `byFolder`. */
      folder: z.string().max(500).optional(),
      /** Only those of which something was not understood. */
      problem: z.stringbool().optional(),
      take: z.stringbool().optional(),
      /** In path or title. */
      q: z.string().max(200).optional(),
      after: z.coerce.number().int().nonnegative().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    returns: z.object({ items: z.array(DocumentRow), next: z.int().nullable(), total: Count }),
    errors: ['not-found'],
  },
  'GET /review-imports/:id/documents/:number': {
    summary: 'What was understood of a document, beside the document',
    access: 'signed-in',
    params: ByNumber,
    returns: DocumentDetail,
    errors: ['not-found'],
  },
  'GET /review-imports/:id/shapes': {
    summary: 'Documents that are built alike, the most frequent first',
    access: 'signed-in',
    params: ById,
    returns: z.object({ shapes: z.array(Shape) }),
    errors: ['not-found'],
  },
  'PATCH /review-imports/:id': {
    summary: 'Say how all documents are to be read and who may read what is imported',
    access: 'signed-in',
    params: ById,
    body: z
      .object({
        collection: ShortName,
        audience: z.enum(importAudiences),
        severity: z.string().trim().min(1).max(80),
        /** From words in documents to the name of a severity; null goes back to what was understood. */
        severities: z.record(z.string().max(200), z.string().max(80).nullable()),
        zone: ZoneName.nullable(),
        dayOrder: z.enum(dayOrders).nullable(),
      })
      .partial()
      .extend({ version: Version }),
    returns: ReviewImport,
    errors: ['not-found', 'changed-meanwhile', 'not-possible-now', 'invalid-input'],
  },
  'PATCH /review-imports/:id/shapes/:shape': {
    summary: 'Correct how all documents of a shape are read; they are read again',
    access: 'signed-in',
    params: ByShape,
    body: z
      .object({
        /** By key; null goes back to what was understood. */
        headings: z.record(z.string().max(400), z.enum(meanings).nullable()),
        labels: z.record(z.string().max(400), z.enum(chosenFields).nullable()),
        zone: ZoneName.nullable(),
        dayOrder: z.enum(dayOrders).nullable(),
        take: z.boolean().nullable(),
      })
      .partial(),
    returns: Shape,
    errors: ['not-found', 'not-possible-now', 'invalid-input'],
  },
  'PATCH /review-imports/:id/documents/:number': {
    summary: 'Take a document or leave it out, or say what it is',
    access: 'signed-in',
    params: ByNumber,
    body: z.object({ take: z.boolean().nullable(), kind: z.enum(documentKinds).nullable() }).partial(),
    returns: DocumentRow,
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /review-imports/:id/start': {
    summary: 'Import the documents that are to be taken; goes on where it was cancelled or failed',
    access: 'signed-in',
    params: ById,
    returns: ReviewImport,
    status: 202,
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /review-imports/:id/cancellation': {
    summary: 'Stop reading or importing; what was imported stays',
    access: 'signed-in',
    params: ById,
    returns: ReviewImport,
    errors: ['not-found', 'not-possible-now'],
  },
  'POST /review-imports/:id/withdrawal': {
    summary: 'Take an import back: the incidents it made are deleted, and can be restored for 30 days',
    access: 'signed-in',
    params: ById,
    returns: ReviewImport,
    errors: ['not-found', 'not-possible-now'],
  },
  'DELETE /review-imports/:id': {
    summary: 'Forget an import of which nothing was imported',
    access: 'signed-in',
    params: ById,
    errors: ['not-found', 'not-possible-now'],
  },
} as const satisfies RouteContracts

export type ReviewImport = z.output<typeof ReviewImport>
export type ReviewImportLine = z.output<typeof ReviewImportLine>
export type DocumentRow = z.output<typeof DocumentRow>
export type DocumentDetail = z.output<typeof DocumentDetail>
export type Shape = z.output<typeof Shape>
export type NewImport = z.output<(typeof reviewImportRoutes)['POST /review-imports']['body']>
export type ImportChange = z.output<(typeof reviewImportRoutes)['PATCH /review-imports/:id']['body']>
export type ShapeChange = z.output<
  (typeof reviewImportRoutes)['PATCH /review-imports/:id/shapes/:shape']['body']
>
export type DocumentChange = z.output<
  (typeof reviewImportRoutes)['PATCH /review-imports/:id/documents/:number']['body']
>
export type DocumentsQuery = z.output<
  (typeof reviewImportRoutes)['GET /review-imports/:id/documents']['query']
>
