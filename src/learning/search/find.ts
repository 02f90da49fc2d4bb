import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayRead, mayReadEntry } from './access.ts'
import type { SearchAnswer } from './contract.ts'
import type { DocumentKind } from './fields.ts'
import { fieldConditions } from './filters.ts'
import { shownEntry } from './index-entries.ts'
import type { FieldTerm } from './query.ts'
import type { AskedWords } from './words.ts'

/**
 * At most so many are ranked, the newest of each sort: a word that a million have would take seconds. Titles count by
 * themselves, so that the one thing called by a common word is not beyond them.
 */
const most = { titles: 100, documents: 120, closed: 120, entries: 80 }

export interface Asked {
  /** Null when only fields were given. */
  words: AskedWords | null
  fields: readonly FieldTerm[]
  kinds: readonly DocumentKind[] | null
}

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
  const { rows } = await sql<Row>`
    with ${candidates(db, actor, asked)},
    found as materialized (
      select kind, id, incident_id, at, score from document
      union all
      select 'entry', id, incident_id, at, score from entry_found
    ), page as (
      select row_number() over (order by round(score::numeric, 3) desc, at desc, id) as place,
        json_build_object('kind', kind, 'id', id, 'incidentId', incident_id) as hit
      from found order by place limit ${limit} offset ${offset}
    )
    select (select json_agg(hit order by place) from page) as page,
      (select count(*)::int from found) as count,
      ((select count(*) from titles) >= ${most.titles} or (select count(*) from plain) >= ${most.documents}
        or (select count(*) from closed) >= ${most.closed}
        or (select count(*) from lines) >= ${most.entries}) as more,
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

function candidates(db: Db, actor: Actor, { words, fields, kinds }: Asked): RawBuilder<unknown> {
  const conditions = fieldConditions(db, actor, fields)
  const ofKind = kinds ? sql`d.kind = any(${[...kinds]})` : sql`true`
  const wantsDocuments = !kinds || kinds.some((kind) => kind !== 'entry')
  // Fields alone would bring every entry there is.
  const wantsEntries = kinds ? kinds.includes('entry') : words?.wanted != null
  const matching = words ? sql`d.words @@ ${words.all}` : sql`true`
  const titled = words?.wanted ? sql`d.title_words @@ ${words.wanted}` : sql`false`
  const mine = sql`not d.open and d.readers && array[${actor.id}]::uuid[]`
  const documents = (where: RawBuilder<unknown>, cap: number) => sql`
    select d.kind, d.object_id from search_document d
    where ${wantsDocuments} and ${where} and ${matching} and ${ofKind} and ${conditions} order by d.at desc limit ${cap}`
  const lines = (where: RawBuilder<unknown>) => sql`
    (select d.incident_id, d.entry_id from search_entry d
    where ${wantsEntries} and ${where} and ${matching} and ${kindless(fields) ? conditions : sql`false`}
    order by d.at desc limit ${most.entries})`
  return sql`
    titles as materialized (${documents(sql`d.open and ${titled}`, most.titles)}),
    plain as materialized (${documents(sql`d.open`, most.documents)}),
    closed as materialized (${documents(mine, most.closed)}),
    document as materialized (
      select d.kind, d.object_id as id, d.incident_id, d.at, ${documentScore(words)} as score
      from (select * from titles union select * from plain union select * from closed) chosen
      join search_document d on d.kind = chosen.kind and d.object_id = chosen.object_id
      where ${mayRead(db, actor)} and ${exactly(words, sql`d.title || ' ' || d.text`)}
    ),
    lines as materialized (${lines(sql`d.open`)} union all ${lines(mine)}),
    entry_found as materialized (
      select d.entry_id as id, d.incident_id, d.at, ${entryScore(words)} as score
      from lines join search_entry d on d.incident_id = lines.incident_id and d.entry_id = lines.entry_id
      where ${mayReadEntry(db, actor)} and ${words?.phrases.length ? exactEntry(words) : sql`true`}
    )`
}

/** Fields that only items have rule entries out. */
const kindless = (fields: readonly FieldTerm[]) =>
  !fields.some(({ field, excluded }) => !excluded && (field === 'owner' || field === 'state'))

function documentScore(words: AskedWords | null): RawBuilder<unknown> {
  if (!words?.wanted) return sql`0`
  const exact = words.sought.map(({ word, prefix }) => (prefix ? `% ${word}%` : `% ${word} %`))
  return sql`ts_rank('{0.1, 0.2, 0.5, 1.0}', d.words, ${words.wanted}, 1) * ${weights}
    + case when d.title_words @@ ${words.wanted} then 0.3 * ${weights} else 0 end
    + case when ' ' || search_plain(d.title) || ' ' like all(${exact}::text[]) then 0.1 else 0 end`
}

const entryScore = (words: AskedWords | null): RawBuilder<unknown> =>
  words?.wanted ? sql`ts_rank(d.words, ${words.wanted}, 1) * 0.3` : sql`0`

/** In quotes, words have to stand there in exactly these forms. */
function exactly(words: AskedWords | null, text: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!words || words.phrases.length === 0) return sql`true`
  return sql`' ' || search_plain(${text}) || ' ' like all(${words.phrases.map((one) => `% ${one} %`)}::text[])`
}

const exactEntry = (words: AskedWords) => sql`exists (
  select from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
  where e.incident_id = d.incident_id and e.id = d.entry_id and ${shownEntry}
    and ${exactly(words, sql`coalesce(x.text, e.text)`)})`

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
  'year', ${counted(sql`select to_char(at, 'YYYY') as value, count(*) as count from found`, sql`value desc`)})`
