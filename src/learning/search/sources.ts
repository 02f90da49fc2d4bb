import { type RawBuilder, sql } from 'kysely'

/** Longest text of one document that is indexed, in characters: what PostgreSQL takes as one list of words. */
const longestText = 200_000

/**
 * What can be found of incidents, from the tables of the earlier stages. Columns: kind, object_id, incident_id,
 * review_id, number, at, title, findings (what people came to know), body, beside (words that are found but not
 * shown), reach: `incident` for whoever sees the incident, `review` for those who take part, `audience` for whom a
 * report was published to.
 */
export function sourcesOf(incidents: readonly string[]): RawBuilder<unknown> {
  const chosen = sql`any(${[...incidents]}::uuid[])`
  return sql`
    with present as (
      select i.* from incident i where i.id = ${chosen} and i.deleted_at is null
    ), reviewed as (
      select review.id as review_id, review.state, present.id, present.title, present.started_at
      from review join present on present.id = review.incident_id
    )
    ${incidentsThemselves}
    union all
    select 'evidence', e.id, e.incident_id, null, null, present.started_at, e.name, '', '', '', 'incident'
    from evidence e join present on present.id = e.incident_id where e.deleted_at is null
    union all
    select 'note', n.id, r.id, r.review_id, null, r.started_at, '', '', n.text, coalesce(n.tag, ''), 'review'
    from note n join reviewed r on r.review_id = n.review_id where n.deleted_at is null
    union all
    select 'insight', n.id, r.id, r.review_id, null, r.started_at, '', n.text, '', '', 'review'
    from insight n join reviewed r on r.review_id = n.review_id where n.deleted_at is null
    union all
    select 'factor', f.id, r.id, r.review_id, null, r.started_at, '', f.statement, '', f.kind, 'review'
    from factor f join reviewed r on r.review_id = f.review_id where f.deleted_at is null
    union all
    select 'item', m.id, r.id, r.review_id, null, r.started_at, m.title, '',
      concat_ws(E'\n', nullif(m.done_when, ''), m.proof ->> 'measure', m.proof ->> 'expected', m.declined_because),
      '', 'review'
    from item m join reviewed r on r.review_id = m.review_id where m.deleted_at is null
    union all
    ${reports}
    union all
    ${drafts}`
}

const incidentsThemselves = sql`
  select 'incident' as kind, i.id as object_id, i.id as incident_id, null::uuid as review_id, null::integer as number,
    i.started_at as at, i.title, concat_ws(E'\n', nullif(i.summary, ''), nullif(i.customer_impact, '')) as findings,
    '' as body,
    concat_ws(' ', i.key,
      (select string_agg(service.name, ' ' order by service.name) from incident_service
        join service on service.id = service_id where incident_id = i.id),
      (select string_agg(team.name, ' ' order by team.name) from incident_team
        join team on team.id = team_id where incident_id = i.id)) as beside,
    'incident' as reach
  from present i`

/** All texts at a path of a report's content, a line each. */
const texts = (path: string) => sql`(select string_agg(line, E'\n') from
  jsonb_array_elements_text(jsonb_path_query_array(p.content, ${sql.lit(path)}::jsonpath)) line)`

/** Of a review's report the latest version alone: who may read an earlier one may read that, or had it taken back. */
const reports = sql`
  select 'report', r.review_id, r.id, r.review_id, p.number, r.started_at, p.content ->> 'title',
    concat_ws(E'\n', ${texts('$.parts[*] ? (@.id == "summary" || @.id == "impact" || @.id == "learned").text')},
      ${texts('$.learned[*].text')}, ${texts('$.factors[*].statement')}, ${texts('$.items[*].title')}),
    concat_ws(E'\n', ${texts('$.parts[*] ? (@.id != "summary" && @.id != "impact" && @.id != "learned").text')},
      ${texts('$.wentWell[*].text')}, ${texts('$.lucky[*].text')}, ${texts('$.surprised[*].text')},
      ${texts('$.questions[*].text')}, ${texts('$.story[*].text')}),
    concat_ws(' ', p.content ->> 'key', ${texts('$.services[*]')}), 'audience'
  from reviewed r cross join lateral
    (select * from publication where review_id = r.review_id order by number desc limit 1) p`

/** Words that people gave a report and have not published. */
const drafts = sql`
  select 'draft', r.review_id, r.id, r.review_id, null, r.started_at, r.title, '',
    string_agg(concat_ws(E'\n', w.heading, w.text), E'\n' order by w.part), '', 'review'
  from reviewed r join report_part w on w.review_id = r.review_id
  where not w.hidden and coalesce(w.heading, w.text) is not null
    and w.edited_at > coalesce((select max(published_at) from publication where review_id = r.review_id), '-infinity')
  group by r.review_id, r.id, r.title, r.started_at`

/**
 * The sources with who may see them as of now and a digest of it all, cut where they are too long. Columns besides
 * those of the sources: open, readers, text, digest.
 */
export function documentsOf(incidents: readonly string[]): RawBuilder<unknown> {
  return sql`
    select s.*, s.shown as text, md5(concat_ws(E'\n', s.shown, s.title, s.beside, s.number, s.at, s.open, s.readers)) as digest
    from (
      select given.*, left(concat_ws(E'\n', nullif(findings, ''), nullif(body, '')), ${longestText}) as shown,
        case reach
          when 'incident' then scope.open
          when 'review' then false
          else scope.open and coalesce(published.wide, false)
        end as open,
        case
          when reach = 'incident' and scope.open then '{}'
          when reach = 'incident' or published.wide then scope.readers
          else participants.readers
        end as readers
      from (${sourcesOf(incidents)}) given
      cross join lateral (${scopeOf(sql`given.incident_id`)}) scope
      cross join lateral (
        select coalesce(array_agg(person_id order by person_id), '{}') as readers
        from participant where participant.review_id = given.review_id
      ) participants
      left join lateral (
        select review.state = 'published' and publication.audience <> 'participants' as wide
        from review join publication on publication.review_id = review.id
        where reach = 'audience' and review.id = given.review_id
        order by publication.number desc limit 1
      ) published on true
    ) s`
}

/**
 * Whether an incident is open to the organisation, and else to whom. A hint that spares work: it may be late, and what
 * is found is asked of the doors again.
 */
export function scopeOf(incidentId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select i.visibility = 'organisation' as open,
      case when i.visibility = 'organisation' then '{}'::uuid[] else array(
        select i.created_by where i.created_by is not null
        union select person_id from role_holder where incident_id = i.id and person_id is not null
        union select person_id from participant join review on review.id = review_id where incident_id = i.id
        order by 1) end as readers
    from incident i where i.id = ${incidentId}`
}
