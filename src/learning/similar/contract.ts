import { z } from 'zod'
import { startPrecisions } from '#incident/contract.ts'
import { Id, Instant, type RouteContracts } from '#platform/http/contract.ts'

/** Why something is held for similar, the most telling first. `model` says that a language model suggested it. */
export const reasonKinds = ['alert', 'factor', 'service-and-phase', 'words', 'service', 'model'] as const
export type ReasonKind = (typeof reasonKinds)[number]

export const Reason = z.object({
  kind: z.enum(reasonKinds),
  /** A sentence without its full stop: “The same alert fired: CheckoutLatencyHigh”. */
  text: z.string(),
})
/** What a report says that helped. */
export const Help = z.object({
  kind: z.enum(['kept-smaller', 'stopped-it', 'done-since', 'went-well']),
  text: z.string(),
})
export const SimilarIncident = z.object({
  key: z.string(),
  title: z.string(),
  severity: z.string(),
  startedAt: Instant,
  startedPrecision: z.enum(startPrecisions),
  services: z.array(z.string()),
  /** The version of its report that you may read, if there is one. */
  reportVersion: z.int().nullable(),
  /** Several reasons, or a very telling one; the rest is worth a look at most. */
  telling: z.boolean(),
  reasons: z.array(Reason).min(1),
  helped: z.array(Help),
})
export const SimilarAnswer = z.object({
  items: z.array(SimilarIncident),
  /** The embedding model that added candidates, or null when none is set up or it did not answer. */
  model: z.string().nullable(),
})

export type Reason = z.output<typeof Reason>
export type Help = z.output<typeof Help>
export type SimilarIncident = z.output<typeof SimilarIncident>
export type SimilarAnswer = z.output<typeof SimilarAnswer>

const limit = z.coerce.number().int().min(1).max(20).default(5)

export const similarRoutes = {
  'GET /incidents/:key/similar': {
    summary: 'Incidents that were like this one, why, and what helped then',
    access: 'signed-in',
    params: z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') }),
    query: z.object({
      /** Of one alert on its timeline instead of the whole incident. */
      entry: Id.optional(),
      limit,
    }),
    returns: SimilarAnswer,
    errors: ['not-found'],
  },
  'GET /similar': {
    summary: 'Incidents that were like what a text tells: the name of an alert, or a sentence',
    access: 'signed-in',
    query: z.object({ text: z.string().trim().min(3).max(2_000), limit }),
    returns: SimilarAnswer,
  },
} as const satisfies RouteContracts
