import { type RawBuilder, sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayKnow, reachable } from './access.ts'
import { rarest, type Weighted } from './rarity.ts'
import type { Subject } from './subject.ts'

/** Rows that are compared word by word, and those that the doors are asked about. */
const mostCompared = 400
const mostAsked = 40

export interface AlikeByWords {
  incidentId: string
  /**
   * Which share of the subject's words, by weight, is there too: more where they stand prominently, less in a document
   * with very many words.
   */
  share: number
  /** Stems, the most telling first. */
  words: string[]
  /** What each of them adds to the share. */
  shares: number[]
  /** Those of them that few have and both say first: what both are about. */
  about: string[]
}

/** Among so many words a document says what it is about; of few words not all are said first. */
const said = { here: 6, there: 4, of: 4 }
/** What that adds to the share when the best are chosen. */
const aboutTheSame = 0.2

/** A document of this many words is of usual length; of a longer one each shared word tells less. */
const usualLength = 60

const unless = (incidentId: string | null) =>
  incidentId === null ? sql`true` : sql`t.incident_id <> ${incidentId}`

/** Rows of a table whose words are among those given, of what an actor can reach. */
function sharing(
  table: RawBuilder<unknown>,
  actor: Actor,
  incidentId: string | null,
  words: readonly string[],
) {
  const parts = reachable(actor).map(
    (
      reach,
    ) => sql`(select t.*, cardinality(t.words) as size from ${table} t where ${reach} and t.words && ${[...words]}::text[]
      and ${unless(incidentId)} limit ${mostCompared})`,
  )
  return sql.join(parts, sql` union all `)
}

/**
 * @param telling the subject's words that are compared.
 * @param first those it says first, of which what few have is what it is about.
 */
export async function alikeByWords(
  db: Db,
  actor: Actor,
  subject: Subject,
  telling: readonly Weighted[],
  first: readonly Weighted[],
): Promise<AlikeByWords[]> {
  if (telling.length === 0) return []
  const total = telling.reduce((sum, { weight }) => sum + weight, 0)
  const topics = first.slice(0, Math.min(said.here, first.length / said.of)).filter(({ few }) => few)
  const asked = [...telling, ...topics.filter(({ word }) => !telling.some((one) => one.word === word))]
  const look = new Set([...topics.map(({ word }) => word), ...rarest(telling, mostCompared)])
  const { rows } = await sql<AlikeByWords>`
    with asked as materialized (
      select * from unnest(${asked.map(({ word }) => word)}::text[], ${asked.map(({ weight }) => weight)}::real[])
        asked (word, weight)
    ), near as materialized (
      ${sharing(sql`similar_trace`, actor, subject.incidentId, [...look])}
    ), scored as materialized (
      select near.incident_id, near.part, sum(told.share) as share,
        array_agg(asked.word order by asked.weight desc) as words,
        array_agg(told.share order by asked.weight desc) as shares,
        coalesce(array_agg(asked.word order by has.place) filter (where has.place <= least(${said.there}, near.size / ${sql.lit(said.of)})
          and asked.word = any(${topics.map(({ word }) => word)}::text[])), '{}') as about
      from near cross join lateral unnest(near.words) with ordinality has (word, place)
      join asked on asked.word = has.word
      cross join lateral (select asked.weight * (0.6 + 0.9 / (1 + has.place / 8.0)) / ${total}::real
        / (0.7 + 0.3 * near.size / ${usualLength}::real) as share) told
      group by near.incident_id, near.part, near.size
    ), ranked as materialized (
      select *, share + case when about = '{}' then 0 else ${aboutTheSame}::real end as rank
      from scored order by rank desc limit ${mostAsked}
    )
    select distinct on (t.incident_id) t.incident_id as "incidentId", t.share, t.words, t.shares, t.about from ranked t
    where ${mayKnow(db, actor, sql`t.part`)} order by t.incident_id, t.rank desc`.execute(db)
  return rows
}

export interface AlikeByAlert {
  incidentId: string
  /** Names, as they were called there. */
  names: string[]
  /** In how many incidents the rarest of them fired, as far as that was counted. */
  times: number
}

const mostWithAlert = 150

/** Where the same alerts fired; of those that fire all the time, the latest. */
export async function alikeByAlert(db: Db, actor: Actor, subject: Subject): Promise<AlikeByAlert[]> {
  const signs = subject.alerts.map(({ sign }) => sign)
  if (signs.length === 0) return []
  const parts = reachable(actor).map(
    (reach) => sql`(select t.incident_id, t.part, t.alerts, t.alert_names from similar_trace t
      where ${reach} and t.alerts && ${signs}::text[] and ${unless(subject.incidentId)}
      order by t.incident_id desc limit ${mostWithAlert})`,
  )
  const { rows } = await sql<AlikeByAlert>`
    with near as materialized (${sql.join(parts, sql` union all `)}),
    known as materialized (select t.* from near t where ${mayKnow(db, actor, sql`'incident'`)}),
    fired as (
      select incident_id, sign, name, count(*) over (partition by sign) as times
      from known cross join lateral unnest(alerts, alert_names) each (sign, name) where sign = any(${signs}::text[])
    )
    select incident_id as "incidentId", array_agg(name order by times, name) as names, min(times)::int as times
    from fired group by incident_id order by incident_id desc limit ${mostAsked}`.execute(db)
  return rows
}

export interface AlikeByFactor {
  incidentId: string
  /** The factor's words in the report of that incident. */
  statement: string
  /** Twice the weight of what both say, by the weight of what either says; words of theirs alone weigh as usual. */
  overlap: number
}

/** How much of two statements has to be the same, and how many words. */
const sameEnough = 0.42
const leastShared = 3
const mostFactors = 12

export async function alikeByFactor(
  db: Db,
  actor: Actor,
  subject: Subject,
  weights: ReadonlyMap<string, Weighted>,
): Promise<AlikeByFactor[]> {
  const factors = subject.factors.slice(0, mostFactors).filter(({ words }) => words.length >= leastShared)
  if (factors.length === 0) return []
  const weightOf = (word: string) => weights.get(word) ?? { word, weight: 0, rows: 0, few: false }
  const asked = factors.flatMap(({ words }, factor) => words.map((word) => ({ factor, ...weightOf(word) })))
  const look = [
    ...new Set(factors.flatMap(({ words }) => rarest(words.map(weightOf), mostCompared / factors.length))),
  ]
  const { rows } = await sql<AlikeByFactor>`
    with asked as materialized (
      select * from unnest(${asked.map(({ factor }) => factor)}::int[], ${asked.map(({ word }) => word)}::text[],
        ${asked.map(({ weight }) => weight)}::real[]) asked (factor, word, weight)
    ), size as (select factor, sum(weight) as weight, avg(weight) as usual from asked group by factor),
    near as materialized (${sharing(sql`similar_factor`, actor, subject.incidentId, look)}),
    shared as (
      select near.incident_id, near.position, near.size, near.statement, asked.factor, sum(asked.weight) as weight,
        count(*) as words
      from near cross join lateral unnest(near.words) has (word) join asked on asked.word = has.word
      group by 1, 2, 3, 4, 5
    ), scored as materialized (
      select shared.incident_id, shared.statement, 2 * shared.weight
        / nullif(size.weight + shared.weight + (shared.size - shared.words) * size.usual, 0) as overlap
      from shared join size using (factor) where shared.words >= ${leastShared}
    )
    select distinct on (t.incident_id) t.incident_id as "incidentId", t.statement, t.overlap
    from (select * from scored where overlap >= ${sameEnough} order by overlap desc limit ${mostAsked}) t
    where ${mayKnow(db, actor, sql`'report'`)} order by t.incident_id, t.overlap desc`.execute(db)
  return rows
}

/** The latest incidents of the same services. */
export async function alikeByService(db: Db, actor: Actor, subject: Subject): Promise<string[]> {
  if (subject.serviceIds.length === 0) return []
  const rows = await presentIncidents(db, actor)
    .where((where) =>
      where.exists(
        where
          .selectFrom('incident_service')
          .whereRef('incident_service.incident_id', '=', 'incident.id')
          .where('incident_service.service_id', 'in', subject.serviceIds)
          .select('incident_service.service_id'),
      ),
    )
    .$if(subject.incidentId !== null, (query) => query.where('incident.id', '!=', subject.incidentId ?? ''))
    .select('incident.id')
    .orderBy('incident.started_at', 'desc')
    .limit(mostAsked)
    .execute()
  return rows.map(({ id }) => id)
}
