import { z } from 'zod'
import { IncidentLine, incidentKinds, Severity } from '#incident/contract.ts'
import { markers } from '#incident/marker.ts'
import { Instant, type RouteContracts } from '#platform/http/contract.ts'
import { durationIds } from './kinds.ts'

const Bound = z.union([Instant, z.iso.date()]).meta({
  description: 'A moment with its offset, or a day in UTC: `from` begins with it, `to` ends with it',
})
const Seconds = z.number()
const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })
export const Period = z.object({ from: Instant.nullable(), to: Instant })

/** One incident with the asked-for duration; `seconds` is null where an end is missing, and `note` says which. */
export const DurationRow = IncidentLine.pick({
  id: true,
  key: true,
  title: true,
  kind: true,
  severity: true,
  startedAt: true,
  example: true,
}).extend({
  seconds: Seconds.nullable(),
  note: z.string().nullable(),
  /** The best account of it that the asker may read. */
  account: z.enum(['report', 'review', 'incident']),
})

export const DurationSummary = z.object({
  /** All incidents asked about; of these `known` have both ends, and `missing` have not. */
  incidents: z.int(),
  known: z.int(),
  missing: z.int(),
  /** Of the known: those whose second marker lies before the first. They are in no figure below. */
  negative: z.int(),
  /** Of the known: both ends at the same moment. They are in the median, and in no logarithm. */
  zero: z.int(),
  /** How many the median is of. */
  n: z.int(),
  /** Null below six. `low` and `high` are the exact 95 % interval, at these ranks. */
  median: z
    .object({
      seconds: Seconds,
      low: Seconds,
      high: Seconds,
      lowRank: z.int(),
      highRank: z.int(),
      coverage: z.number(),
    })
    .nullable(),
  geometricMean: Estimate.nullable(),
  /** Only when asked for, and never without the median and how much of the total the longest incident makes up. */
  mean: z.object({ seconds: Seconds, longestKey: z.string(), longestShare: z.number() }).nullable(),
  /** How many incidents there were, with the exact Poisson interval of what that stands for. */
  count: z.object({ low: z.number(), high: z.number() }),
  /** What belongs beside these figures, in whole sentences. */
  notes: z.array(z.string()),
})
export const DurationComparison = z.object({
  verdict: z.enum(['shown', 'not-shown', 'too-few']),
  /** How many times as long as in the period before, by geometric means. Null where it can't be told. */
  ratio: Estimate.nullable(),
  p: z.number().nullable(),
  /** The smallest fall (0.3 for −30 %) that these data would show in four of five cases. */
  smallestShown: z.number().nullable(),
  sentence: z.string(),
})
export const CountComparison = z.object({
  /** How many times as many in the same time; null where there were none before. */
  ratio: z.number().nullable(),
  low: z.number(),
  /** Null where it has no upper end. */
  high: z.number().nullable(),
  p: z.number(),
})
const Compared = z.object({
  severity: Severity,
  earlier: DurationSummary,
  durations: DurationComparison,
  counts: CountComparison.nullable(),
  countSentence: z.string(),
})

export const statisticsRoutes = {
  'GET /durations': {
    summary:
      'One duration of every incident that you may see, and what can honestly be said about all of them',
    access: 'signed-in',
    query: z.object({
      duration: z.enum(durationIds).default('ttm'),
      from: Bound.optional(),
      to: Bound.optional(),
      severity: z.union([z.string(), z.array(z.string())]).optional(),
      service: z.string().optional(),
      kind: z.enum(incidentKinds).optional(),
      compare: z.string().optional().meta({
        description: '`previous` for the period of the same length just before, or `2026-01-01..2026-03-31`',
      }),
      mean: z.stringbool().optional(),
    }),
    returns: z.object({
      duration: z.object({ id: z.string(), name: z.string(), from: z.enum(markers), to: z.enum(markers) }),
      period: Period,
      items: z.array(DurationRow),
      /** One summary a severity, gravest first; severities are never thrown together. */
      severities: z.array(z.object({ severity: Severity, summary: DurationSummary })),
      comparison: z
        .object({ period: Period, items: z.array(DurationRow), severities: z.array(Compared) })
        .nullable(),
      /** Incidents of the example, which count only while there are no others. */
      examplesLeftOut: z.int(),
    }),
    errors: ['invalid-input'],
  },
} as const satisfies RouteContracts

export type DurationRow = z.output<typeof DurationRow>
export type DurationSummary = z.output<typeof DurationSummary>
export type DurationComparison = z.output<typeof DurationComparison>
export type Durations = z.output<(typeof statisticsRoutes)['GET /durations']['returns']>
export type Compared = z.output<typeof Compared>
export type Period = z.output<typeof Period>
