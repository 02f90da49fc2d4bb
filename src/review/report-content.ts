import { z } from 'zod'
import { incidentKinds } from '#incident/contract.ts'
import { detectionChannels, markers, precisions } from '#incident/marker.ts'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { Instant } from '#platform/http/contract.ts'
import { actorKinds, entryKinds } from '#timeline/entry.ts'
import { factorKinds, factorLayers } from './factor.ts'

/** The parts of a report in reading order. Empty ones are absent. */
export const partIds = [
  'summary',
  'impact',
  'story',
  'learned',
  'factors',
  'went-well',
  'lucky',
  'surprised',
  'questions',
  'items',
] as const
export type PartId = (typeof partIds)[number]

/** Who may read a published report: the review's participants, everybody in the organisation, anybody with the link. */
export const audiences = ['participants', 'organisation', 'link'] as const
export type Audience = (typeof audiences)[number]

export const nameChoices = ['roles', 'names'] as const
export type NameChoice = (typeof nameChoices)[number]

/** Positions in `story`, from 1: what a statement rests on. */
const Lines = z.array(z.int().positive())
const Statement = z.object({ text: z.string(), lines: Lines })

/** Everything a report says, without reference to the database: the same from the screen, a file or an import. */
export const ReportContent = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(incidentKinds),
  severity: z.string(),
  services: z.array(z.string()),
  teams: z.array(z.string()),
  /** With `names: 'roles'` the holders stay unnamed. */
  roles: z.array(z.object({ role: z.string(), name: z.string().nullable() })),
  /** IANA zone in which times are told. */
  zone: z.string(),
  markers: z.array(
    z.object({
      marker: z.enum(markers),
      at: Instant,
      precision: z.enum(precisions),
      channel: z.enum(detectionChannels).nullable(),
      line: z.int().positive().nullable(),
    }),
  ),
  story: z.array(
    z.object({
      at: Instant,
      until: Instant.nullable(),
      precision: z.enum(precisions),
      kind: z.enum(entryKinds),
      actorKind: z.enum(actorKinds),
      /** A role or a name, as chosen. */
      who: z.string().nullable(),
      source: z.string(),
      text: z.string(),
      knownAt: Instant.nullable(),
    }),
  ),
  /** Headings and prose in Markdown, in reading order; lists below follow their part's prose. */
  parts: z.array(z.object({ id: z.enum(partIds), heading: z.string(), text: z.string() })),
  learned: z.array(Statement),
  wentWell: z.array(Statement),
  lucky: z.array(Statement),
  surprised: z.array(Statement),
  questions: z.array(Statement),
  factors: z.array(
    z.object({
      statement: z.string(),
      kind: z.enum(factorKinds),
      layer: z.enum(factorLayers).nullable(),
      lines: Lines,
    }),
  ),
  items: z.array(
    z.object({
      title: z.string(),
      /** A role, team or name, as chosen. */
      owner: z.string().nullable(),
      due: z.iso.date().nullable(),
      state: z.string(),
      doneWhen: z.string(),
      proof: z
        .object({
          measure: z.string(),
          how: z.string(),
          expected: z.string(),
          on: z.iso.date().nullable(),
          who: z.string().nullable(),
        })
        .nullable(),
      /** Positions in `factors`, from 1. */
      factors: Lines,
      /** Absent where nobody chose. */
      strength: z.enum(itemStrengths).optional(),
      type: z.enum(itemTypes).optional(),
      phase: z.enum(itemPhases).optional(),
      /** Where it is followed up; http or https. */
      url: z.string().optional(),
    }),
  ),
})
export type ReportContent = z.output<typeof ReportContent>
