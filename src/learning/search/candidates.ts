import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mine } from './access.ts'
import type { DocumentKind } from './fields.ts'
import { fieldConditions } from './filters.ts'
import { horizonSteps } from './horizons.ts'
import type { FieldTerm } from './query.ts'
import type { AskedWords } from './words.ts'

/**
 * At most so many are ranked, the newest of each sort: a word that a million have would take seconds. Titles count by
 * themselves, so that the one thing called by a common word is not beyond them.
 */
export const most = { titles: 100, documents: 120, closed: 120, entries: 80 }

export interface Asked {
  /** Null when only fields were given. */
  words: AskedWords | null
  fields: readonly FieldTerm[]
  kinds: readonly DocumentKind[] | null
}

/** Whether a question is words alone, as nearly all are: its statement is always the same one, and can be prepared. */
export const isPlain = ({ words, fields, kinds }: Asked): boolean =>
  words?.wanted != null && fields.length === 0 && kinds === null

/**
 * The newest of each sort that match, as tables `titles`, `plain` and `closed` of documents and `open_lines` and
 * `closed_lines` of entries. Whether the actor may see them has still to be asked.
 */
export function candidates(db: Db, actor: Actor, asked: Asked): RawBuilder<unknown> {
  return isPlain(asked) && asked.words
    ? byWords(actor, asked.words)
    : byFields(actor, asked, fieldConditions(db, actor, asked.fields))
}

interface Sort {
  name: string
  table: RawBuilder<unknown>
  columns: RawBuilder<unknown>
  where: RawBuilder<unknown>
  cap: number
}

const documentColumns = sql`d.kind, d.object_id, d.incident_id, d.review_id, d.number, d.at`
const lineColumns = sql`d.incident_id, d.entry_id, d.at`
const documents = { table: sql`search_document`, columns: documentColumns }
const lines = { table: sql`search_entry`, columns: lineColumns }

function byWords(actor: Actor, words: AskedWords): RawBuilder<unknown> {
  const { periods } = words
  const allowed = sql`(${words.unwanted}::tsquery is null or not d.words @@ ${words.unwanted}::tsquery)`
  const titles = { name: 'titles', ...documents, where: sql`d.open and ${allowed}`, cap: most.titles }
  const plain = { name: 'plain', ...documents, where: sql`d.open`, cap: most.documents }
  const closed = { name: 'closed', ...documents, where: mine(actor), cap: most.closed }
  const open = { name: 'open_lines', ...lines, where: sql`d.open`, cap: most.entries }
  const own = { name: 'closed_lines', ...lines, where: mine(actor), cap: most.entries }
  const within = (query: string, period: string | null) => (period === null ? null : `(${query})&(${period})`)
  const steps = (query: string, of: readonly (string | null)[]) => [
    ...horizonSteps.map((_, place) => within(query, of[place] ?? null)),
    query,
  ]
  return sql.join([
    stepByStep(titles, sql`d.title_words`, steps(words.wanted ?? '', periods.documents)),
    stepByStep(plain, sql`d.words`, steps(words.all, periods.documents)),
    stepByStep(closed, sql`d.words`, steps(words.all, periods.documents)),
    stepByStep(open, sql`d.words`, steps(words.all, periods.entries)),
    stepByStep(own, sql`d.words`, steps(words.all, periods.entries)),
  ])
}

/**
 * The newest matches of one sort: first among the newest of all, then, unless there are enough, among ever more.
 * `offset 0` keeps the database from going through all by time instead, which for a rare word is all there is.
 */
function stepByStep(
  { name, table, columns, where, cap }: Sort,
  words: RawBuilder<unknown>,
  queries: readonly (string | null)[],
): RawBuilder<unknown> {
  const step = (place: number) => sql.ref(`${name}_${place}`)
  // A step that was not needed has nothing: what counts is the fullest before.
  const unlessEnough = (place: number) => {
    const before = Array.from({ length: place }, (_, earlier) => sql`(select count(*) from ${step(earlier)})`)
    return place === 0 ? sql`` : sql`and greatest(${sql.join(before)}) < ${sql.lit(cap)}`
  }
  const looked = queries.map(
    (query, place) => sql`${step(place)} as materialized (
      select * from (select ${columns} from ${table} d where ${where} and ${words} @@ ${query}::tsquery
        ${unlessEnough(place)} offset 0) d
      order by d.at desc limit ${sql.lit(cap)})`,
  )
  const all = queries.map((_, place) => sql`select * from ${step(place)}`)
  return sql`${sql.join(looked)}, ${sql.ref(name)} as materialized (${sql.join(all, sql` union `)})`
}

/** With fields the database chooses its way each time, by what such a field leaves as a rule. */
function byFields(
  actor: Actor,
  { words, fields, kinds }: Asked,
  conditions: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const ofKind = kinds ? sql`d.kind = any(${[...kinds]})` : sql`true`
  const wantsDocuments = !kinds || kinds.some((kind) => kind !== 'entry')
  // Fields alone would bring every entry there is.
  const wantsEntries = kinds ? kinds.includes('entry') : words?.wanted != null
  const ofEntries = kindless(fields) ? conditions : sql`false`
  const matching = words ? sql`d.words @@ ${words.all}::tsquery` : sql`true`
  const titled = words?.wanted ? sql`d.title_words @@ ${words.wanted}::tsquery` : sql`false`
  const newest = (
    { name, table, columns, where, cap }: Sort,
    wanted: boolean,
    and: RawBuilder<unknown>,
  ) => sql`
    ${sql.ref(name)} as materialized (select ${columns} from ${table} d
      where ${wanted} and ${where} and ${matching} and ${and}
      order by d.at desc limit ${sql.lit(cap)})`
  const own = mine(actor)
  const ofDocuments = sql`${ofKind} and ${conditions}`
  return sql.join([
    newest(
      { name: 'titles', ...documents, where: sql`d.open and ${titled}`, cap: most.titles },
      wantsDocuments,
      ofDocuments,
    ),
    newest(
      { name: 'plain', ...documents, where: sql`d.open`, cap: most.documents },
      wantsDocuments,
      ofDocuments,
    ),
    newest({ name: 'closed', ...documents, where: own, cap: most.closed }, wantsDocuments, ofDocuments),
    newest({ name: 'open_lines', ...lines, where: sql`d.open`, cap: most.entries }, wantsEntries, ofEntries),
    newest({ name: 'closed_lines', ...lines, where: own, cap: most.entries }, wantsEntries, ofEntries),
  ])
}

/** Fields that only items have rule entries out. */
const kindless = (fields: readonly FieldTerm[]) =>
  !fields.some(({ field, excluded }) => !excluded && (field === 'owner' || field === 'state'))
