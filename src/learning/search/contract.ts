import { z } from 'zod'
import { startPrecisions } from '#incident/contract.ts'
import { Id, Instant, type RouteContracts } from '#platform/http/contract.ts'
import { documentKinds } from './fields.ts'
import { longestQuery } from './query.ts'

/** Part of a text, from its first character to the one behind its last, counted in UTF-16 units as in JavaScript. */
const Mark = z.tuple([z.int(), z.int()])
/**
 * A text, and where the words looked for stand in it. It is plain text, without the marks of Markdown: whoever shows it
 * escapes it.
 */
const MarkedText = z.object({ text: z.string(), marks: z.array(Mark) })

export const Found = z.object({
  kind: z.enum(documentKinds),
  /** Of the thing itself; a report's and a draft's is its review's. */
  id: Id,
  incidentKey: z.string(),
  incidentTitle: z.string(),
  /** Empty for what has none: notes, insights, factors, entries. */
  title: MarkedText,
  excerpt: MarkedText,
  /** An entry's own time; of all else when the incident began. */
  at: Instant,
  /** How exactly that is known. */
  precision: z.enum(startPrecisions),
  severity: z.string(),
  services: z.array(z.string()),
  /** The version of a report. */
  version: z.int().nullable(),
})

const Facet = z.array(z.object({ value: z.string(), count: z.int() }))
export const SearchAnswer = z.object({
  items: z.array(Found),
  /** Goes back as `cursor` for what follows; null at the end. */
  next: z.string().nullable(),
  /** How many there are; `more` when the count ends where looking ended. */
  total: z.object({ count: z.int(), more: z.boolean() }),
  /** Counted over the same; absent from pages that follow. */
  facets: z.object({ kind: Facet, service: Facet, severity: Facet, year: Facet }).nullable(),
  /** Words in whose place others were looked for, because nothing you may see has them. */
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  /** How it was looked for: as asked; with the last word going on; for some of the words, as nothing has them all. */
  manner: z.enum(['as-asked', 'going-on', 'some-words']),
  /** What could not be taken as it was typed, and what was most likely meant. */
  problems: z.array(z.object({ text: z.string(), message: z.string(), instead: z.string().nullable() })),
})
export const SearchIndexState = z.object({
  documents: z.int(),
  entries: z.int(),
  /** Changes that are not in it yet. */
  waiting: z.int(),
  /** Incidents of a rebuild that are still to come, of how many. */
  toRebuild: z.int(),
  incidents: z.int(),
  /** Incidents that could not be taken in, why, since when, and when that is tried again; nothing else waits for them. */
  setAside: z.array(
    z.object({
      incidentKey: z.string().nullable(),
      reason: z.string(),
      tries: z.int(),
      since: Instant,
      nextAt: Instant,
    }),
  ),
  /** Whether the database has what corrects typing mistakes (pg_trgm). */
  correctsTyping: z.boolean(),
})

export type Found = z.output<typeof Found>
export type MarkedText = z.output<typeof MarkedText>
export type SearchAnswer = z.output<typeof SearchAnswer>
export type SearchIndexState = z.output<typeof SearchIndexState>

export const searchRoutes = {
  'GET /search': {
    summary: 'Search in everything that you may see',
    access: 'signed-in',
    query: z.object({
      q: z
        .string()
        .max(longestQuery * 4)
        .default(''),
      /** The last word is still being typed, so it may go on. */
      typing: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(20).optional(),
    }),
    returns: SearchAnswer,
    errors: ['invalid-input'],
  },
  'GET /search/index': {
    summary: 'How far the search index is',
    access: 'administrator',
    returns: SearchIndexState,
  },
  'POST /search/index': {
    summary: 'Make the search index again; what was there is found meanwhile',
    access: 'administrator',
    returns: SearchIndexState,
    status: 202,
  },
  'POST /search/index/attempts': {
    summary: 'Try again now to take in what was set aside',
    access: 'administrator',
    returns: SearchIndexState,
    status: 202,
  },
} as const satisfies RouteContracts
