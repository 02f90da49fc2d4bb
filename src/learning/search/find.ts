import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import { entryWasSeen, seenOf, wasSeen } from './access.ts'
import { type Asked, candidates, isPlain, most } from './candidates.ts'
import type { SearchAnswer } from './contract.ts'
import type { DocumentKind } from './fields.ts'
import { shownEntry } from './index-entries.ts'
import type { AskedWords } from './words.ts'

export interface Hit {
  kind: DocumentKind
  id: string
  incidentId: string
}

export interface Hits {
  hits: Hit[]
  total: SearchAnswer['total']
  facets: SearchAnswer['facets']
}

interface Row {
  page: Hit[] | null
  count: number
  more: boolean
  facets: SearchAnswer['facets']
}

/** What an actor may see of what is asked for: a page of it in the order of rank, counts and facets. */
export async function find(
  db: Db,
  actor: Actor,
  asked: Asked,
  { limit, offset }: { limit: number; offset: number },
): Promise<Hits> {
  const { words } = asked
  const { rows } = await sql<Row>`${isPlain(asked) ? prepared : sql``}
    with ${candidates(db, actor, asked)},
    chosen as materialized (select * from titles union select * from plain union select * from closed),
    lines as materialized (select * from open_lines union all select * from closed_lines),
    ${seenOf(db, actor)},
    found as materialized (
      select d.kind, d.object_id as id, d.incident_id, d.at, ${documentScore(words)} as score
      from chosen join search_document d on d.ctid = chosen.place
      where ${wasSeen} and ${exactly(words, sql`d.title || ' ' || d.text`)}
      union all
      select 'entry', d.entry_id, d.incident_id, d.at, ${entryScore(words)}
      from lines join search_entry d on d.ctid = lines.place
      where ${entryWasSeen} and ${exactEntry(words)}
    ), page as (
      select row_number() over (order by round(score::numeric, 3) desc, at desc, id) as place,
        json_build_object('kind', kind, 'id', id, 'incidentId', incident_id) as hit
      from found order by place limit ${limit}::integer offset ${offset}::integer
    )
    select (select json_agg(hit order by place) from page) as page,
      (select count(*)::int from found) as count,
      (${sql.join(fullSorts, sql` or `)}) as more,
      ${offset === 0 ? facets : sql`null::json`} as facets`.execute(db)
  const [row] = rows
  return {
    hits: row?.page ?? [],
    total: { count: row?.count ?? 0, more: row?.more ?? false },
    facets: row?.facets ?? null,
  }
}

/** How much more a find of one kind says than of another. */
const weights = sql`case d.kind when 'incident' then 1.0 when 'report' then 1.0 when 'insight' then 0.8
  when 'factor' then 0.8 when 'draft' then 0.6 when 'item' then 0.7 when 'note' then 0.5 else 0.4 end`

const fullSorts = (
  [
    ['titles', most.titles],
    ['plain', most.documents],
    ['closed', most.closed],
    ['open_lines', most.entries],
    ['closed_lines', most.entries],
  ] as const
).map(([name, cap]) => sql`(select count(*) from ${sql.ref(name)}) >= ${sql.lit(cap)}`)

function documentScore(words: AskedWords): RawBuilder<unknown> {
  if (!words.wanted) return sql`0`
  const exact = words.sought.map(({ word, prefix }) => (prefix ? `% ${word}%` : `% ${word} %`))
  return sql`ts_rank('{0.1, 0.2, 0.5, 1.0}', d.words, ${words.wanted}::tsquery, 1) * ${weights}
    + case when d.title_words @@ ${words.wanted}::tsquery then 0.3 * ${weights} else 0 end
    + case when ' ' || search_plain(d.title) || ' ' like all(${exact}::text[]) then 0.1 else 0 end`
}

const entryScore = (words: AskedWords): RawBuilder<unknown> =>
  words.wanted ? sql`ts_rank(d.words, ${words.wanted}::tsquery, 1) * 0.3` : sql`0`

/** In quotes, words have to stand there in exactly these forms. */
function exactly(words: AskedWords, text: RawBuilder<unknown>): RawBuilder<unknown> {
  const phrases = words.phrases.map((one) => `% ${one} %`)
  return sql`case when ${phrases}::text[] = '{}' then true
    else ' ' || search_plain(${text}) || ' ' like all(${phrases}::text[]) end`
}

const exactEntry = (words: AskedWords) => sql`case when ${words.phrases}::text[] = '{}' then true
  else exists (
    select from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where e.incident_id = d.incident_id and e.id = d.entry_id and ${shownEntry}
      and ${exactly(words, sql`coalesce(x.text, e.text)`)} offset 0) end`

const counted = (rows: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`coalesce((select
  json_agg(json_build_object('value', value, 'count', count) order by ${order})
  from (${rows} group by 1 order by 2 desc, 1 limit 30) counts), '[]')`

const facets = sql`json_build_object(
  'kind', ${counted(sql`select kind as value, count(*) as count from found`, sql`count desc, value`)},
  'service', ${counted(
    sql`select service.name as value, count(*) as count from found
      join incident_service s on s.incident_id = found.incident_id join service on service.id = s.service_id`,
    sql`count desc, value`,
  )},
  'severity', ${counted(
    sql`select severity.name as value, count(*) as count from found
      join incident on incident.id = found.incident_id join severity on severity.id = incident.severity_id`,
    sql`count desc, value`,
  )},
  'year', ${counted(sql`select to_char(at, 'YYYY') as value, count(*) as count from found where at > '1970-01-02'`, sql`value desc`)})`
