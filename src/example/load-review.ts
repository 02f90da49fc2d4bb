import { addItem, changeItem } from '#improvement/actions.ts'
import type { ItemState } from '#improvement/item.ts'
import { addParticipant, openReview, setZone } from '#review/actions.ts'
import { editPart, publish } from '#review/report-actions.ts'
import { type PartId, partIds } from '#review/report-content.ts'
import { addFactor, addInsight, writeNote } from '#review/statement-actions.ts'
import type { Loading } from './load.ts'
import type { EntryIds } from './load-story.ts'
import { exampleZone, nameOf } from './organisation.ts'
import type { ScriptItem } from './shape.ts'

/** The steps on which an item gets from an idea to its state. */
export const stepsTo: Record<ItemState, readonly ItemState[]> = {
  idea: [],
  soaking: ['soaking'],
  declined: ['soaking', 'declined'],
  committed: ['soaking', 'committed'],
  'in-progress': ['soaking', 'committed', 'in-progress'],
  done: ['soaking', 'committed', 'in-progress', 'done'],
}

const idsOf = (entries: EntryIds, on: readonly string[] = []) => on.flatMap((id) => entries.get(id) ?? [])

/** Opens the review and fills it with what its script says, up to the published report. */
export async function addReviewOf(loading: Loading, entries: EntryIds): Promise<void> {
  const { context, cast, actor, incident, key } = loading
  const { facilitator, participants, insights } = incident.review
  const lead = cast.as(facilitator)
  await openReview(context.db, actor, key)
  for (const who of [...participants, facilitator]) {
    await addParticipant(context.db, actor, key, cast.as(who).id, who === facilitator)
  }
  await setZone(context.db, lead, key, exampleZone)
  await addNotes(loading, entries)
  for (const { text, on } of insights) {
    await addInsight(context.db, lead, key, { text, entryIds: idsOf(entries, on) })
  }
  const factors = await addFactors(loading, entries)
  for (const item of incident.review.items) await addOneItem(loading, item, factors)
  await publishReport(loading)
}

async function addNotes({ context, cast, incident, key }: Loading, entries: EntryIds): Promise<void> {
  for (const { by, text, tag = null, on } of incident.review.notes) {
    await writeNote(context.db, cast.as(by ?? incident.review.facilitator), key, {
      text,
      tag,
      entryIds: idsOf(entries, on),
      anonymous: by === null,
    })
  }
}

async function addFactors({ context, cast, incident, key }: Loading, entries: EntryIds) {
  const ids = new Map<string, string>()
  for (const { id, statement, kind, layer, on } of incident.review.factors) {
    const factor = { statement, kind, layer, entryIds: idsOf(entries, on) }
    const added = await addFactor(context.db, cast.as(incident.review.facilitator), key, factor)
    ids.set(id, added.id)
  }
  return ids
}

async function addOneItem(
  loading: Loading,
  script: ScriptItem,
  factors: ReadonlyMap<string, string>,
): Promise<void> {
  const { context, cast, calendar, incident, key } = loading
  const { title, owner, due, doneWhen = '', proof } = script
  const actor = cast.as(incident.review.facilitator)
  let item = await addItem(context.db, actor, key, {
    title,
    ownerId: owner ? cast.as(owner).id : null,
    due: due === undefined ? null : calendar.day(due),
    doneWhen,
    proof: proof
      ? {
          ...proof,
          on: proof.on === null ? null : calendar.day(proof.on),
          who: proof.who && nameOf(proof.who),
        }
      : null,
    factorIds: script.factors.flatMap((id) => factors.get(id) ?? []),
  })
  for (const state of stepsTo[script.state]) {
    const why = state === 'declined' ? { declinedBecause: script.declinedBecause } : {}
    item = await changeItem(context.db, actor, item.id, { state, ...why }, item.version)
  }
}

async function publishReport(loading: Loading): Promise<void> {
  const { context, cast, incident, key } = loading
  const { parts, published, facilitator } = incident.review
  await giveWords(loading, parts ?? {}, 0)
  if (!published) return
  const { by, audience, revised } = published
  await publish(context, cast.as(by), key, { audience, names: 'roles', note: '' })
  if (!revised) return
  await giveWords(loading, revised.parts, parts ? 1 : 0)
  await publish(context, cast.as(facilitator), key, { audience, names: 'roles', note: revised.note })
}

async function giveWords(
  { context, cast, incident, key }: Loading,
  words: Partial<Record<PartId, string>>,
  version: number,
): Promise<void> {
  for (const part of partIds) {
    const text = words[part]
    if (text) await editPart(context, cast.as(incident.review.facilitator), key, part, { text }, version)
  }
}
