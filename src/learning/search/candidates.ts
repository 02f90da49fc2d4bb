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

/** Eight times as many are looked through next: of what found less than that part, not enough is to be hoped for. */
const worthMore = 20

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
  const { documents: ofDocuments, entries: ofEntries } = words.horizons
  const allowed = sql`(${words.unwanted}::tsquery is null or not d.words @@ ${words.unwanted}::tsquery)`
  const titles = { name: 'titles', ...documents, where: sql`d.open and ${allowed}`, cap: most.titles }
  const plain = { name: 'plain', ...documents, where: sql`d.open`, cap: most.documents }
  const closed = { name: 'closed', ...documents, where: mine(actor), cap: most.closed }
  const open = { name: 'open_lines', ...lines, where: sql`d.open`, cap: most.entries }
  const own = { name: 'closed_lines', ...lines, where: mine(actor), cap: most.entries }
  return sql.join([
    stepByStep(titles, sql`d.title_words @@ ${words.wanted}::tsquery`, ofDocuments),
    stepByStep(plain, sql`d.words @@ ${words.all}::tsquery`, ofDocuments),
    stepByStep(closed, sql`d.words @@ ${words.all}::tsquery`, ofDocuments),
    stepByStep(open, sql`d.words @@ ${words.all}::tsquery`, ofEntries),
    stepByStep(own, sql`d.words @@ ${words.all}::tsquery`, ofEntries),
  ])
}

/**
 * The newest matches of one sort: first among the newest of all, then, unless there are enough, among ever more. A word
 * that few of the newest have is not worth the second look.
 * `offset 0` keeps the database from going through all by time instead, which for a rare word is all there is.
 */
function stepByStep(
  { name, table, columns, where, cap }: Sort,
  matching: RawBuilder<unknown>,
  [first, second, third]: Horizons,
): RawBuilder<unknown> {
  const step = (place: number) => sql.ref(`${name}_${place}`)
  const found = (place: number) => sql`(select count(*) from ${step(place)})`
  const full = sql.lit(cap)
  const within = (periods: Horizons[number]) => sql`d.periods && ${periods && [...periods]}::integer[]`
  const look = (place: number, ...conditions: RawBuilder<unknown>[]) => sql`${step(place)} as materialized (
      select * from (select ${columns} from ${table} d
        where ${sql.join([where, matching, ...conditions], sql` and `)} offset 0) d
      order by d.at desc limit ${full})`
  // A step that was not needed has nothing: what counts is the fullest before.
  return sql.join([
    look(0, within(first)),
    look(1, within(second), sql`${found(0)} between ${sql.lit(cap / worthMore)} and ${full} - 1`),
    look(2, within(third), sql`greatest(${found(0)}, ${found(1)}) < ${full}`),
    look(3, sql`greatest(${found(0)}, ${found(1)}, ${found(2)}) < ${full}`),
    sql`${sql.ref(name)} as materialized (${sql.join(
      [0, 1, 2, 3].map((place) => sql`select * from ${step(place)}`),
      sql` union `,
    )})`,
  ])
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
