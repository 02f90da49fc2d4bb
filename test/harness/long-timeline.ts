import pg from 'pg'

/** The moment before the first entry; they follow each other by seconds. */
export const longTimelineStart = Date.UTC(2026, 2, 1)

/**
 * Writes a long timeline straight into the database: entry `n` (from 1) says `message n`, at second `n`, in one line
 * or many. Every thousandth is a signal that speaks of a lighthouse.
 */
export async function writeLongTimeline(connection: pg.ClientConfig, incidentId: string, entries: number) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(
      `insert into entry (incident_id, id, at, precision, kind, actor_kind, actor, source, text, attributes)
       select $1, (substr(time, 1, 8) || '-' || substr(time, 9, 4) || '-8' || substr(time, 13, 3) || '-8000-'
           || lpad(to_hex(n), 12, '0'))::uuid,
         timestamptz '2026-03-01T00:00:00Z' + n * interval '1 second', 'exact',
         case when n % 1000 = 0 then 'signal' else 'communication' end, 'human', 'person ' || n % 40,
         '#channel-' || n % 12, 'message ' || n || case when n % 1000 = 0 then ' of the lighthouse' else '' end
           || repeat(' and some more words', n % 12), '{}'
       from generate_series(1, $2::int) n,
         lpad(to_hex((${longTimelineStart}::bigint + n * 1000) * 1000), 15, '0') as time`,
      [incidentId, entries],
    )
    await client.query('vacuum analyze entry')
  } finally {
    await client.end()
  }
}
