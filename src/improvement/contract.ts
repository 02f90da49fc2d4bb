import { z } from 'zod'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { Id, Instant, type RouteContracts, Version } from '#platform/http/contract.ts'
import { itemStates, openStates } from './item.ts'

const ByKey = z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') })
const ById = z.object({ id: Id })
const ShortText = z.string().max(2_000)

/** How we will know that an item worked, field guide §8.1. */
export const ProofPlan = z.object({
  measure: ShortText,
  how: ShortText,
  expected: ShortText,
  on: z.iso.date().nullable(),
  who: z.string().max(120).nullable(),
})
export const Item = z.object({
  id: Id,
  incidentKey: z.string(),
  title: z.string(),
  ownerId: Id.nullable(),
  owner: z.string().nullable(),
  due: z.iso.date().nullable(),
  state: z.enum(itemStates),
  declinedBecause: z.string().nullable(),
  doneWhen: z.string(),
  proof: ProofPlan.nullable(),
  factorIds: z.array(Id),
  strength: z.enum(itemStrengths).nullable(),
  type: z.enum(itemTypes).nullable(),
  phase: z.enum(itemPhases).nullable(),
  /** Where it is followed up, such as a ticket. */
  url: z.string().nullable(),
  /** What is still missing before it can be committed. */
  missing: z.array(z.enum(['owner', 'due', 'factor', 'doneWhen'])),
  createdAt: Instant,
  version: z.int(),
})
/** As much of an item as it takes to see that another one says the same. */
export const OpenItem = z.object({
  id: Id,
  incidentKey: z.string(),
  title: z.string(),
  state: z.enum(openStates),
})
const fields = {
  title: z.string().trim().min(1).max(300),
  ownerId: Id.nullable(),
  due: z.iso.date().nullable(),
  doneWhen: ShortText,
  proof: ProofPlan.nullable(),
  factorIds: z.array(Id).max(50),
  strength: z.enum(itemStrengths).nullable(),
  type: z.enum(itemTypes).nullable(),
  phase: z.enum(itemPhases).nullable(),
  url: z
    .url({ protocol: /^https?$/, error: 'An address with http:// or https://' })
    .regex(/^[^\s<>]+$/, 'An address without spaces')
    .max(2_000)
    .nullable(),
}

export const improvementRoutes = {
  'GET /incidents/:key/items': {
    summary: 'The improvement items of an incident’s review',
    access: 'signed-in',
    params: ByKey,
    returns: z.object({ items: z.array(Item) }),
    errors: ['not-found'],
  },
  'POST /incidents/:key/items': {
    summary: 'Add an improvement item',
    access: 'signed-in',
    params: ByKey,
    body: z.object({
      title: fields.title,
      ownerId: fields.ownerId.default(null),
      due: fields.due.default(null),
      doneWhen: fields.doneWhen.default(''),
      proof: fields.proof.default(null),
      factorIds: fields.factorIds.default([]),
      strength: fields.strength.default(null),
      type: fields.type.default(null),
      phase: fields.phase.default(null),
      url: fields.url.default(null),
    }),
    returns: Item,
    status: 201,
    errors: ['not-found', 'invalid-input'],
  },
  'GET /items/:id': {
    summary: 'One improvement item',
    access: 'signed-in',
    params: ById,
    returns: Item,
    errors: ['not-found'],
  },
  'PATCH /items/:id': {
    summary: 'Change an item, or bring it to its next state',
    access: 'signed-in',
    params: ById,
    body: z
      .object({ ...fields, state: z.enum(itemStates), declinedBecause: ShortText.nullable() })
      .partial()
      .extend({ version: Version }),
    returns: Item,
    errors: ['not-found', 'changed-meanwhile', 'not-possible-now', 'invalid-input'],
  },
  'DELETE /items/:id': {
    summary: 'Take an item away',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /items/:id/restoration': {
    summary: 'Bring an item back',
    access: 'signed-in',
    params: ById,
    returns: Item,
    errors: ['not-found'],
  },
  'GET /items': {
    summary: 'Items of all reviews that you may see',
    access: 'signed-in',
    query: z.object({
      state: z.union([z.enum(itemStates), z.array(z.enum(itemStates))]).optional(),
      mine: z.stringbool().optional(),
    }),
    returns: z.object({ items: z.array(Item.extend({ incidentTitle: z.string() })) }),
  },
  'GET /items/open': {
    summary: 'Titles of the items of all reviews that you may see that wait to be decided or done',
    access: 'signed-in',
    returns: z.object({ items: z.array(OpenItem) }),
  },
} as const satisfies RouteContracts

export type Item = z.output<typeof Item>
export type OpenItem = z.output<typeof OpenItem>
export type ProofPlan = z.output<typeof ProofPlan>
