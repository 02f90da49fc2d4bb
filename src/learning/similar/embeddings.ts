import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { EmbeddingModel } from './embedding-model.ts'

/**
 * Embeddings of what is open to the whole organisation: nothing else is sent to a provider. They stand in a schema of
 * their own, which is there only where a provider and pgvector are.
 */
const table = sql.raw('afterword_model.embedding')

/** Texts in one request, and letters of each. */
const textsAtOnce = 16
const longestText = 6_000
/** Nearest ones that are told, and how near they have to be: the cosine of the angle between them. */
const mostNear = 5
const nearEnough = 0.6
/** Longest vectors that pgvector keeps a list of. */
const mostDimensions = 2_000

/** Makes room for embeddings. @returns whether the database can keep them. */
export async function prepareEmbeddings(db: Db, log: Log): Promise<boolean> {
  try {
    await sql`create extension if not exists vector`.execute(db)
    await sql`create schema if not exists afterword_model`.execute(db)
    await sql`create table if not exists ${table} (
      incident_id uuid primary key references public.incident on delete cascade,
      model text not null, digest text not null, embedding vector not null,
      embedded_at timestamptz not null default now())`.execute(db)
    return true
  } catch (error) {
    log.warn({ err: error }, 'The database has no pgvector; “Seen before?” goes on without embeddings.')
    return false
  }
}

/** Asks for the job that embeds what has changed. */
export const askForEmbedding = (db: Db) => addJob(db, 'embed-similar', {}, { key: 'embed-similar' })

interface Due {
  incidentId: string
  text: string
  digest: string
  /** Its embedding is of this text already. */
  same: boolean
}

/**
 * The job `embed-similar`: has embedded what is new or has changed, some texts at a time, and lets go of what is no
 * longer open to all. What is done stays when the provider ends answering in between; the rest comes with the next try.
 */
export async function embedDue(db: Db, model: EmbeddingModel, signal?: AbortSignal): Promise<void> {
  await sql`delete from ${table} e where not exists
    (select from similar_trace t where t.incident_id = e.incident_id and t.part = 'incident' and t.open)`.execute(
    db,
  )
  while (!signal?.aborted) {
    const due = await dueNow(db, model.name)
    if (due.length === 0) break
    const fresh = due.filter(({ same }) => !same)
    const vectors =
      fresh.length > 0
        ? await model.embed(
            fresh.map(({ text }) => text),
            signal,
          )
        : []
    await db.transaction().execute(async (tx) => {
      const same = due.filter((one) => one.same).map(({ incidentId }) => incidentId)
      await sql`update ${table} set embedded_at = now() where incident_id = any(${same}::uuid[])`.execute(tx)
      for (const [index, { incidentId, digest }] of fresh.entries()) {
        await sql`insert into ${table} (incident_id, model, digest, embedding)
          values (${incidentId}, ${model.name}, ${digest}, ${JSON.stringify(vectors[index])}::vector)
          on conflict (incident_id) do update set model = excluded.model, digest = excluded.digest,
            embedding = excluded.embedding, embedded_at = now()`.execute(tx)
      }
    })
    if (vectors[0]) await keepList(db, model.name, vectors[0].length)
  }
}

/** Incidents open to all that have no embedding by this model, or whose words changed since; what they say with its digest. */
async function dueNow(db: Db, model: string): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as materialized (
      select t.incident_id, max(e.digest) filter (where e.model = ${model}) as digest from similar_trace t
      left join ${table} e on e.incident_id = t.incident_id
      where t.open and (e.incident_id is null or e.model <> ${model} or e.embedded_at < t.changed_at)
        and exists (select from similar_trace i where i.incident_id = t.incident_id and i.part = 'incident' and i.open)
      group by t.incident_id limit ${textsAtOnce}
    ), said as (
      select due.incident_id, due.digest,
        string_agg(left(concat_ws(E'\n', d.title, nullif(d.text, '')), ${longestText}), E'\n' order by d.kind) as text
      from due join search_document d on d.incident_id = due.incident_id and d.open and d.kind in ('incident', 'report')
      group by due.incident_id, due.digest
    )
    select incident_id as "incidentId", left(text, ${longestText}) as text, md5(text) as digest,
      coalesce(md5(text) = digest, false) as same from said`.execute(db)
  return rows
}

/** A list by nearness, without which every search would read all vectors. */
async function keepList(db: Db, model: string, dimensions: number) {
  if (dimensions > mostDimensions) return
  const name = sql.raw(`embedding_${hash('sha1', `${model} ${dimensions}`, 'hex').slice(0, 12)}`)
  const size = sql.raw(String(dimensions))
  await sql`create index if not exists ${name} on ${table}
    using hnsw ((embedding::vector(${size})) vector_cosine_ops) where model = ${sql.lit(model)}`.execute(db)
}

export interface NearByModel {
  incidentId: string
  /** The cosine of the angle between the texts, to 1. */
  nearness: number
}

/** The incidents whose embeddings are nearest; all of them are open to everybody. Empty where there is none yet. */
export async function nearByModel(db: Db, model: string, incidentId: string): Promise<NearByModel[]> {
  const own = await sql<{ embedding: string; size: number }>`
    select embedding::text as embedding, vector_dims(embedding) as size from ${table}
    where incident_id = ${incidentId} and model = ${model}`.execute(db)
  const [row] = own.rows
  if (!row) return []
  const as = sql.raw(`vector(${Number(row.size)})`)
  const { rows } = await sql<NearByModel>`
    select incident_id as "incidentId", 1 - distance as nearness from (
      select incident_id, embedding::${as} <=> ${row.embedding}::${as} as distance from ${table}
      where model = ${sql.lit(model)} and incident_id <> ${incidentId}
      order by embedding::${as} <=> ${row.embedding}::${as} limit ${mostNear}
    ) nearest where 1 - distance >= ${sql.lit(nearEnough)}`.execute(db)
  return rows
}
