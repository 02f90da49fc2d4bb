import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mine } from './access.ts'
import type { DocumentKind } from './fields.ts'
import { fieldConditions } from './filters.ts'
import type { Horizons } from './horizons.ts'
import type { FieldTerm } from './query.ts'
import type { AskedWords } from './words.ts'

/**
 * At most so many are ranked, the newest of each sort: a word that a million have would take seconds. Titles count by
 * themselves, so that the one thing called by a common word is not beyond them.
 */
export const most = { titles: 60, documents: 80, closed: 80, entries: 60 }

export interface Asked {
  words: AskedWords
  fields: readonly FieldTerm[]
  kinds: readonly DocumentKind[] | null
  /** The incidents that fields leave, where these are few; null where they are many, or no field is of incidents. */
  narrowed: readonly string[] | null
  /** Of the newest before a moment, where one was given. */
  horizons: AskedWords['horizons'] | null
}

/** Whether a question is words alone, as nearly all are: its statement is always the same one, and can be prepared. */
export const isPlain = ({ words, fields, kinds }: Asked): boolean =>
  words.wanted !== null && fields.length === 0 && kinds === null

/**
 * The newest of each sort that match, as tables `titles`, `plain` and `closed` of documents and `open_lines` and
 * `closed_lines` of entries. Whether the actor may see them has still to be asked.
 */
export function candidates(db: Db, actor: Actor, asked: Asked): RawBuilder<unknown> {
  const { words, kinds, narrowed } = asked
  const narrow = narrowing(db, actor, asked)
  const excluded = words.unwanted
  const allowed = sql`(${excluded}::tsquery is null or not d.words @@ ${excluded}::tsquery)`
  const matching = (table: RawBuilder<unknown>, query: string | null) =>
    query === null ? sql`true` : sql`${table} @@ ${query}::tsquery`
  const titled = sql`${matching(sql`d.title_words`, words.wanted)} and ${allowed}`
  const said = matching(sql`d.words`, words.all)
  // Fields alone would bring every entry there is.
  const entries = kinds ? kinds.includes('entry') : words.wanted !== null
  const sorts: Sort[] = [
    {
      name: 'titles',
      ...documents,
      where: sql`d.open and ${titled}`,
      cap: most.titles,
      wanted: words.wanted !== null,
    },
    { name: 'plain', ...documents, where: sql`d.open and ${said}`, cap: most.documents, wanted: true },
    { name: 'closed', ...documents, where: sql`${mine(actor)} and ${said}`, cap: most.closed, wanted: true },
    { name: 'open_lines', ...lines, where: sql`d.open and ${said}`, cap: most.entries, wanted: entries },
    {
      name: 'closed_lines',
      ...lines,
      where: sql`${mine(actor)} and ${said}`,
      cap: most.entries,
      wanted: entries,
    },
  ]
  return sql.join(
    sorts.map((sort) => {
      const further = narrow[sort.of]
      if (!sort.wanted || further === null) return none(sort)
      const one = { ...sort, where: sql`${sort.where} and ${further}` }
      if (words.wanted === null && kinds === null) return newest(one)
      return narrowed ? all(one) : stepByStep(one, (asked.horizons ?? words.horizons)[sort.of])
    }),
  )
}

/** What fields ask of documents and of entries; null where a kind rules documents out. */
function narrowing(db: Db, actor: Actor, { fields, kinds, narrowed }: Asked) {
  const meant = fieldConditions(db, actor, fields)
  const entries = narrowed ? sql`${meant} and d.incident_id = any(${[...narrowed]}::uuid[])` : meant
  const wanted = kinds?.filter((kind) => kind !== 'entry')
  const ofKind = sql`d.traits && array(select search_kind(kind) from unnest(${wanted ?? []}::text[]) kind)`
  const documents = wanted ? sql`${entries} and ${ofKind}` : entries
  return { documents: wanted?.length === 0 ? null : documents, entries }
}

interface Sort {
  name: string
  of: 'documents' | 'entries'
  table: RawBuilder<unknown>
  columns: RawBuilder<unknown>
  where: RawBuilder<unknown>
  cap: number
  wanted: boolean
}

const documents = {
  of: 'documents',
  table: sql`search_document`,
  columns: sql`d.ctid as place, d.kind, d.object_id, d.incident_id, d.review_id, d.number, d.at`,
} as const
const lines = {
  of: 'entries',
  table: sql`search_entry`,
  columns: sql`d.ctid as place, d.incident_id, d.entry_id, d.at`,
} as const

const none = ({ name, table, columns }: Sort) =>
  sql`${sql.ref(name)} as materialized (select ${columns} from ${table} d where false)`

/** Without words and kinds, by time. */
const newest = ({ name, table, columns, where, cap }: Sort) => sql`${sql.ref(name)} as materialized (
  select ${columns} from ${table} d where ${where} order by d.at desc limit ${sql.lit(cap)})`

/** Among few incidents, all at once. */
const all = ({ name, table, columns, where, cap }: Sort) => sql`${sql.ref(name)} as materialized (
  select * from (select ${columns} from ${table} d where ${where} offset 0) d
  order by d.at desc limit ${sql.lit(cap)})`

/**
 * The newest matches of one sort: among the newest of all, then among ever more, and at last among all. Each look leaves
 * out what those before it have seen, and the database makes no more of them than it takes to have enough.
 * `offset 0` keeps it from going through all by time instead, which for a rare word is all there is.
 */
function stepByStep({ name, table, columns, where, cap }: Sort, horizons: Horizons): RawBuilder<unknown> {
  const look = (within: RawBuilder<unknown>, place: number) => {
    const seen = horizons.slice(0, place).flatMap((periods) => periods ?? [])
    return sql`(select * from (select ${columns} from ${table} d
        where ${where} and ${within} and not d.traits && ${seen}::integer[] offset 0) d
      order by d.at desc limit ${sql.lit(cap)})`
  }
  const within = horizons.map((periods) => sql`d.traits && ${periods && [...periods]}::integer[]`)
  const looks = [...within, sql`true`].map(look)
  return sql`${sql.ref(name)} as materialized (
    select * from (${sql.join(looks, sql` union all `)}) d limit ${sql.lit(cap)})`
}
