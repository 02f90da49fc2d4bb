import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { alertName, signOf } from './alert-sign.ts'
import { generalWords } from './general-words.ts'

/** Words kept of one document, the weightiest first. */
const mostWords = 64
const mostAlerts = 100
const mostFactors = 30

/**
 * Brings what incidents are recognised by to what the search index says of them now. Comes after the index in the same
 * transaction, so that both tell the same.
 * @param incidents of these; what was deleted leaves no trace.
 * @param fired those whose alerts may have changed too; looking for alerts reads a whole timeline.
 */
export async function traceIncidents(
  tx: Tx,
  incidents: readonly string[],
  fired: readonly string[],
): Promise<void> {
  if (incidents.length === 0) return
  const chosen = sql`any(${[...incidents]}::uuid[])`
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...incidents]}::uuid[]) as given (id)
    where id = any(${[...fired]}::uuid[]) or not exists (select from similar_trace where incident_id = id)`.execute(
    tx,
  )
  const looked = rows.map(({ id }) => id)
  await sql`
    with document as materialized (
      select incident_id, kind as part, open, readers, words from search_document
      where incident_id = ${chosen} and kind in ('incident', 'report')
    ), desired as materialized (
      select document.incident_id, document.part, document.open, document.readers, ${telling(sql`document.words`)} as words,
        coalesce(signal.signs, before.alerts, '{}') as alerts,
        coalesce(signal.names, before.alert_names, '{}') as alert_names
      from document left join (${signals(looked)}) signal
        on signal.incident_id = document.incident_id and document.part = 'incident'
      left join similar_trace before on before.incident_id = document.incident_id and before.part = document.part
        and document.incident_id <> all(${looked}::uuid[])
    ), gone as (
      delete from similar_trace t where t.incident_id = ${chosen}
        and not exists (select from desired where desired.incident_id = t.incident_id and desired.part = t.part)
    )
    insert into similar_trace (incident_id, part, open, readers, words, alerts, alert_names)
    select incident_id, part, open, readers, words, alerts, alert_names from desired
    on conflict (incident_id, part) do update set open = excluded.open, readers = excluded.readers,
      words = excluded.words, alerts = excluded.alerts, alert_names = excluded.alert_names, changed_at = now()
    where (similar_trace.open, similar_trace.readers, similar_trace.words, similar_trace.alerts,
        similar_trace.alert_names)
      is distinct from (excluded.open, excluded.readers, excluded.words, excluded.alerts, excluded.alert_names)`.execute(
    tx,
  )
  await traceFactors(tx, incidents)
}

/** Stems of a list of words that say something, by how often and how prominently they stand there. */
export function telling(words: ReturnType<typeof sql>) {
  return sql`array(
    select lexeme from (
      select lexeme, (select sum(case weight when 'A' then 4 when 'B' then 2 else 1 end)
        from unnest(weights) weight) as weight
      from unnest(${words})
      where length(lexeme) between 3 and 40 and lexeme !~ '^\\d+$' and ts_lexize('english_stem', lexeme) <> '{}'
        and lexeme <> all(tsvector_to_array(to_tsvector('search', ${generalWords})))
    ) word order by weight desc, lexeme limit ${mostWords})`
}

/** The alerts that fired in each incident, the most frequent first. */
function signals(incidents: readonly string[]) {
  return sql`
    select incident_id, (array_agg(sign order by times desc, sign))[1:${sql.lit(mostAlerts)}] as signs,
      (array_agg(name order by times desc, sign))[1:${sql.lit(mostAlerts)}] as names
    from (
      select e.incident_id, ${signOf(alertName)} as sign, min(${alertName}) as name, count(*) as times
      from entry e
      where e.incident_id = any(${[...incidents]}::uuid[]) and e.kind = 'signal' and e.deleted_at is null
        and not exists (select from evidence where evidence.id = e.evidence_id and evidence.deleted_at is not null)
      group by 1, 2
    ) fired where length(sign) >= 3 group by incident_id`
}

/** Factors that reports tell, each with the words of its statement. */
async function traceFactors(tx: Tx, incidents: readonly string[]) {
  const chosen = sql`any(${[...incidents]}::uuid[])`
  await sql`delete from similar_factor where incident_id = ${chosen}`.execute(tx)
  await sql`
    insert into similar_factor (incident_id, position, open, readers, statement, words)
    select d.incident_id, told.position, d.open, d.readers, told.factor ->> 'statement',
      ${telling(sql`to_tsvector('search', search_plain(left(told.factor ->> 'statement', 4000)))`)}
    from search_document d
    join publication p on p.review_id = d.review_id and p.number = d.number
    cross join lateral jsonb_array_elements(p.content -> 'factors') with ordinality told (factor, position)
    where d.incident_id = ${chosen} and d.kind = 'report' and told.position <= ${mostFactors}
      and told.factor ->> 'kind' <> 'mitigator'`.execute(tx)
}

/** How much may change before words are counted anew, as a share of what there is. */
const worthCounting = 0.1

/** Counts in how many incidents each word occurs, where enough has changed since that was done last. */
export async function countWords(db: Db): Promise<void> {
  const { rows } = await sql<{ due: boolean }>`
    select abs(now.rows - coalesce(last.rows, 0)) > ${sql.lit(worthCounting)} * coalesce(last.rows, 0)
      or last.counted_at < now() - interval '1 day' as due
    from (select count(*)::int as rows from similar_trace where open) now left join similar_count last on true`.execute(
    db,
  )
  if (!rows[0]?.due) return
  await db.transaction().execute(async (tx) => {
    await sql`
      with counted as materialized (
        select word, count(*)::int as rows from similar_trace, unnest(words) word where open
        group by word having count(*) > 1
      ), gone as (
        delete from similar_word w where not exists (select from counted where counted.word = w.word)
      )
      insert into similar_word select word, rows from counted order by word
      on conflict (word) do update set rows = excluded.rows where similar_word.rows <> excluded.rows`.execute(
      tx,
    )
    await sql`insert into similar_count (rows) select count(*) from similar_trace where open
      on conflict (single) do update set rows = excluded.rows, counted_at = now()`.execute(tx)
  })
}
