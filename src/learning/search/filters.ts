import { type RawBuilder, sql } from 'kysely'
import { openStates } from '#improvement/item.ts'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { readableVersions } from '#review/report-store.ts'
import type { FieldName } from './fields.ts'
import type { FieldTerm } from './query.ts'

/** Fields that are true of an incident with all it has, or of nothing of it. */
const ofIncidents: readonly FieldName[] = ['service', 'team', 'severity', 'incident', 'has']
/** More incidents than this are no narrowing: among all, the newest that match are soon found. */
const few = 1_000

/**
 * The incidents of an actor that fields leave, where these are few; null where they are more, or no field is of
 * incidents.
 */
export async function incidentsMeant(
  db: Db,
  actor: Actor,
  fields: readonly FieldTerm[],
): Promise<string[] | null> {
  const meant = fields.filter(({ field }) => ofIncidents.includes(field))
  if (!meant.some(({ excluded }) => !excluded)) return null
  const { rows } = await sql<{ id: string }>`select incident_id as id
    from (${presentIncidents(db, actor).select('incident.id as incident_id')}) d
    where ${fieldConditions(db, actor, meant)} limit ${few + 1}`.execute(db)
  return rows.length > few ? null : rows.map(({ id }) => id)
}

/**
 * What the fields of a query ask of document or entry `d`, beside its kind. Values of one field are alternatives, fields
 * go together.
 */
export function fieldConditions(db: Db, actor: Actor, fields: readonly FieldTerm[]): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  const others = fields.filter(({ field }) => field !== 'kind')
  for (const field of new Set(others.map((one) => one.field))) {
    const of = others.filter((one) => one.field === field)
    const meant = of
      .filter(({ excluded }) => !excluded)
      .map(({ value }) => condition(db, actor, field, value))
    // Of several moments all count: what is after both is after the later one.
    const joint = field === 'after' || field === 'before' || field === 'has' ? sql` and ` : sql` or `
    if (meant.length > 0) conditions.push(sql`(${sql.join(meant, joint)})`)
    for (const { value, excluded } of of)
      if (excluded) conditions.push(sql`not (${condition(db, actor, field, value)})`)
  }
  return sql.join(conditions, sql` and `)
}

function condition(db: Db, actor: Actor, field: FieldName, value: string): RawBuilder<unknown> {
  switch (field) {
    case 'service':
      return sql`exists (select from incident_service join service on service.id = service_id
        where incident_id = d.incident_id and lower(service.name) like ${beginning(value)})`
    case 'team':
      return sql`exists (select from incident_team join team on team.id = team_id
        where incident_id = d.incident_id and lower(team.name) like ${beginning(value)})`
    case 'severity':
      return sql`exists (select from incident join severity on severity.id = severity_id
        where incident.id = d.incident_id and lower(severity.name) = ${value})`
    case 'incident':
      return sql`d.incident_id = (select id from incident where key = ${value})`
    case 'after':
      return sql`d.at >= ${value}::timestamptz`
    case 'before':
      return sql`d.at < ${value}::timestamptz`
    case 'owner':
      return ofItem(value === 'me' ? sql`item.owner_id = ${actor.id}` : named(value))
    case 'state':
      return ofItem(
        sql`item.state = any(${value === 'open' ? [...openStates] : [value.replaceAll(' ', '-')]})`,
      )
    case 'has':
      return having(db, actor, value)
    default:
      return sql`true`
  }
}

const escaped = (value: string) => value.replace(/[\\%_]/g, '\\$&')
const beginning = (value: string) => `${escaped(value)}%`

/** Whoever's name has a word that begins so. */
const named = (value: string) => sql`' ' || lower(coalesce(
  (select name from person where person.id = item.owner_id), item.owner_name)) like ${`% ${escaped(value)}%`}`

const ofItem = (what: RawBuilder<unknown>) =>
  sql`d.kind = 'item' and exists (select from item where item.id = d.object_id and item.deleted_at is null and ${what})`

function having(db: Db, actor: Actor, value: string): RawBuilder<unknown> {
  const mine = visibleReviews(db, actor).where(sql<boolean>`review.incident_id = d.incident_id`)
  if (value === 'review') return sql`exists (${mine.select(sql`1`.as('one'))})`
  if (value === 'evidence')
    return sql`exists (select from evidence where evidence.incident_id = d.incident_id and deleted_at is null)`
  if (value === 'item')
    return sql`exists (${mine
      .innerJoin('item', 'item.review_id', 'review.id')
      .where('item.deleted_at', 'is', null)
      .select(sql`1`.as('one'))})`
  const versions = readableVersions(db, actor)
    .where('review.state', '=', 'published')
    .where(sql<boolean>`review.incident_id = d.incident_id`)
  return sql`exists (${versions.select(sql`1`.as('one'))})`
}
