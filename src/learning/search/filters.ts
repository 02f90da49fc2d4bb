import { type RawBuilder, sql } from 'kysely'
import { openStates } from '#improvement/item.ts'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { readableVersions } from '#review/report-store.ts'
import { one } from './access.ts'
import type { FieldName } from './fields.ts'
import type { FieldTerm } from './query.ts'

/** Of fields that leave few incidents as a rule: those of one value. */
const incidentsOf: Partial<Record<FieldName, (value: string) => RawBuilder<unknown>>> = {
  service: (value) =>
    sql`select incident_id from incident_service where service_id = any(${servicesNamed(value)})`,
  team: (value) => sql`select incident_id from incident_team where team_id = any(${teamsNamed(value)})`,
  severity: (value) => sql`select id from incident where severity_id = any(${severitiesNamed(value)})`,
  incident: (value) => sql`select id from incident where key = ${value}`,
}
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
  const meant = fields.filter(({ field, excluded }) => !excluded && incidentsOf[field])
  const sets = [...Map.groupBy(meant, ({ field }) => field)].map(([field, values]) =>
    sql.join(
      values.map(({ value }) => incidentsOf[field]?.(value)),
      sql` union `,
    ),
  )
  const [first, ...others] = sets
  if (!first) return null
  const present = presentIncidents(db, actor)
    .where(sql<boolean>`incident.id = d.incident_id`)
    .select(sql`1`.as('one'))
  const both = others.map((set) => sql` and d.incident_id in (${set})`)
  const { rows } = await sql<{ id: string }>`select d.incident_id as id from (${first}) d (incident_id)
    where exists (${present} ${one})${sql.join(both, sql``)} limit ${sql.lit(few + 1)}`.execute(db)
  // An incident comes once for each of its services that is meant.
  return rows.length > few ? null : [...new Set(rows.map(({ id }) => id))]
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
      return sql`exists (select from incident_service
        where incident_id = d.incident_id and service_id = any(${servicesNamed(value)}) ${one})`
    case 'team':
      return sql`exists (select from incident_team
        where incident_id = d.incident_id and team_id = any(${teamsNamed(value)}) ${one})`
    case 'severity':
      return sql`exists (select from incident
        where incident.id = d.incident_id and severity_id = any(${severitiesNamed(value)}) ${one})`
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

const servicesNamed = (value: string) =>
  sql`array(select id from service where lower(name) like ${beginning(value)})`
const teamsNamed = (value: string) =>
  sql`array(select id from team where lower(name) like ${beginning(value)})`
const severitiesNamed = (value: string) => sql`array(select id from severity where lower(name) = ${value})`

const escaped = (value: string) => value.replace(/[\\%_]/g, '\\$&')
const beginning = (value: string) => `${escaped(value)}%`

/** Whoever's name has a word that begins so. */
const named = (value: string) => sql`' ' || lower(coalesce(
  (select name from person where person.id = item.owner_id), item.owner_name)) like ${`% ${escaped(value)}%`}`

const ofItem = (what: RawBuilder<unknown>) =>
  sql`d.kind = 'item' and exists (select from item where item.id = d.object_id and item.deleted_at is null and ${what})`

function having(db: Db, actor: Actor, value: string): RawBuilder<unknown> {
  const mine = visibleReviews(db, actor).where(sql<boolean>`review.incident_id = d.incident_id`)
  if (value === 'review') return sql`exists (${mine.select(sql`1`.as('one'))} ${one})`
  if (value === 'evidence')
    return sql`exists (select from evidence where evidence.incident_id = d.incident_id and deleted_at is null ${one})`
  if (value === 'item')
    return sql`exists (${mine
      .innerJoin('item', 'item.review_id', 'review.id')
      .where('item.deleted_at', 'is', null)
      .select(sql`1`.as('one'))} ${one})`
  const versions = readableVersions(db, actor)
    .where('review.state', '=', 'published')
    .where(sql<boolean>`review.incident_id = d.incident_id`)
  return sql`exists (${versions.select(sql`1`.as('one'))} ${one})`
}
