import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Found } from './contract.ts'
import type { Hit } from './find.ts'
import { shownEntry } from './index-entries.ts'
import { excerptOf, marked, type Sought } from './marks.ts'

interface Row extends Omit<Found, 'title' | 'excerpt'> {
  title: string
  text: string
}

/** What hits say, in their order, with the words looked for marked. What is gone meanwhile is left out. */
export async function hydrate(db: Db, hits: readonly Hit[], sought: readonly Sought[]): Promise<Found[]> {
  if (hits.length === 0) return []
  const documents = hits.filter(({ kind }) => kind !== 'entry')
  const entries = hits.filter(({ kind }) => kind === 'entry')
  const { rows } = await sql<Row>`${prepared}
    select found.kind, found.id, found.title, found.text, found.at, found.version, i.key as "incidentKey",
      case when found.kind = 'entry' then 'exact' else i.started_precision end
        as precision, i.title as "incidentTitle", (select name from severity where severity.id = i.severity_id) as severity,
      array(select service.name from incident_service join service on service.id = service_id
        where incident_id = i.id order by lower(service.name)) as services
    from (
      select d.kind, d.object_id as id, d.incident_id, d.title, d.text, d.at, d.number as version
      from search_document d join unnest(${documents.map(({ kind }) => kind)}::text[],
        ${documents.map(({ id }) => id)}::uuid[]) as wanted (kind, id)
        on wanted.kind = d.kind and wanted.id = d.object_id
      union all
      select 'entry', e.id, e.incident_id, '', coalesce(x.text, e.text), coalesce(x.at, e.at), null
      from entry e join unnest(${entries.map(({ incidentId }) => incidentId)}::uuid[],
        ${entries.map(({ id }) => id)}::uuid[]) as wanted (incident_id, id)
        on wanted.incident_id = e.incident_id and wanted.id = e.id
      left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
      where ${shownEntry}
    ) found join incident i on i.id = found.incident_id`.execute(db)
  const byPlace = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  return hits.flatMap(({ kind, id }) => {
    const row = byPlace.get(`${kind} ${id}`)
    if (!row) return []
    const { text, ...found } = row
    // Lines of a timeline are as they came, down to the stars of a log.
    const excerpt = excerptOf(text, sought, { markdown: kind !== 'entry' })
    return [{ ...found, title: marked(row.title, sought), excerpt }]
  })
}
