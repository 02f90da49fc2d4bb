import { addToldItems, forgetToldItems } from '#improvement/imported.ts'
import { addToldIncidents, retellIncident } from '#incident/imported.ts'
import { indexAnew } from '#learning/search/asking.ts'
import type { Tx } from '#platform/db/database.ts'
import { recordAll } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { addToldReviews, retellReview } from '#review/imported.ts'
import { forgetToldStory, keepDocuments, keepToldStories } from '#timeline/imported.ts'
import type { ReviewReading } from '../reading.ts'
import { assembled } from './assembled.ts'
import { type Becoming, becoming, type Decided } from './becomes.ts'
import type { Known } from './known.ts'
import type { Outcome } from './words.ts'

/** A document that is to be written; its bytes are kept already. */
export interface Writing {
  number: number
  path: string
  name: string
  mediaType: string
  sha256: string
  bytes: number
  reading: ReviewReading
  decided: Decided
  severityName: string
  known: Known | null
  told: string
}

/** What became of a document. `lastEvent`: the number of the event that told of it, where one did. */
export interface Written {
  number: number
  outcome: Outcome
  reason: string | null
  incidentId: string
  lastEvent: number | null
}

type Told = Writing & { becoming: Becoming }

/** Makes incidents with their reviews of documents that none was made of before, all at once. */
export async function createFrom(tx: Tx, actor: Actor, documents: readonly Writing[]): Promise<Written[]> {
  if (documents.length === 0) return []
  const told = documents.map((one): Told => ({ ...one, becoming: becoming(one.reading, one.decided) }))
  const incidents = await addToldIncidents(
    tx,
    actor,
    told.map((one) => one.becoming.incident),
  )
  const placed = told.map((one, index) => ({ one, incident: incidents[index] ?? { id: '', key: '' } }))
  await keepToldStories(
    tx,
    actor,
    placed.map(({ one, incident }) => documentOf(one, incident.id)),
  )
  const reviews = await addToldReviews(
    tx,
    actor,
    placed.map(({ one, incident }) => reviewOf(one, incident)),
  )
  await addToldItems(
    tx,
    actor,
    placed.flatMap(({ one }, index) =>
      one.becoming.items.map((item) => ({ ...item, reviewId: reviews[index] ?? '' })),
    ),
  )
  const events = await recordAll(
    tx,
    placed.map(({ one, incident }) => imported(actor, incident, `imported ${incident.key} from ${one.path}`)),
  )
  return placed.map(({ one, incident }, index) => ({
    number: one.number,
    outcome: 'created',
    reason: null,
    incidentId: incident.id,
    lastEvent: events[index] ?? null,
  }))
}

function documentOf({ becoming: { lines }, ...document }: Told, incidentId: string) {
  const { name, mediaType, sha256, bytes } = document
  return { incidentId, name, mediaType, sha256, bytes, lines }
}

function reviewOf(one: Told, incident: { id: string; key: string }) {
  return {
    ...one.becoming.review,
    incidentId: incident.id,
    content: assembled(one.becoming, { ...incident, severityName: one.severityName }),
  }
}

const imported = (actor: Actor, incident: { id: string }, summary: string) => ({
  actorId: actor.id,
  verb: 'imported',
  objectType: 'incident',
  objectId: incident.id,
  incidentId: incident.id,
  summary,
})

/** Has an incident that nobody worked on tell what its document tells now; what its document told before goes. */
export async function updateFrom(
  tx: Tx,
  actor: Actor,
  document: Writing,
  { incidentId, key, reviewId }: Known & { reviewId: string },
): Promise<Written> {
  const told = { ...document, becoming: becoming(document.reading, document.decided) }
  await retellIncident(tx, incidentId, told.becoming.incident)
  await forgetToldStory(tx, incidentId)
  await keepToldStories(tx, actor, [documentOf(told, incidentId)])
  await forgetToldItems(tx, reviewId)
  await retellReview(tx, actor, reviewId, reviewOf(told, { id: incidentId, key }))
  await addToldItems(
    tx,
    actor,
    told.becoming.items.map((item) => ({ ...item, reviewId })),
  )
  const summary = `imported ${key} anew from ${document.path}`
  const [lastEvent] = await recordAll(tx, [imported(actor, { id: incidentId }, summary)])
  await indexAnew(tx, [incidentId])
  return {
    number: document.number,
    outcome: 'updated',
    reason: null,
    incidentId,
    lastEvent: lastEvent ?? null,
  }
}

/** Puts a document beside what people made of the last one. */
export async function keepBeside(tx: Tx, actor: Actor, document: Writing, known: Known): Promise<Written> {
  const incidentId = known.incidentId
  if (document.sha256 !== known.sha256) {
    const { name, mediaType, sha256, bytes } = document
    const [evidence = ''] = await keepDocuments(tx, actor, [{ incidentId, name, mediaType, sha256, bytes }])
    const summary = `added the evidence ${name}, imported again`
    await recordAll(tx, [
      { actorId: actor.id, verb: 'added', objectType: 'evidence', objectId: evidence, incidentId, summary },
    ])
  }
  const reason = known.mine
    ? 'People have worked on it here since; nothing of theirs was changed. The document was put beside.'
    : 'It was imported by somebody else, and you don’t take part in its review. The document was put beside.'
  return { number: document.number, outcome: 'kept', reason, incidentId, lastEvent: null }
}
