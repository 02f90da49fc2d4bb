import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { EntryDraft, Json } from './entry.ts'
import { entryId, instantOf } from './entry-id.ts'

const columns = 'id, at, until, precision, zone, kind, actor_kind, actor, source, text, attributes, slice'

/** Makes room for drafts on this connection; emptied by every commit. */
export async function prepareIncoming(client: pg.PoolClient): Promise<void> {
  await client.query(`create temporary table if not exists incoming
    (id uuid, at timestamptz, until timestamptz, precision text, zone text, kind text, actor_kind text,
     actor text, source text, text text, attributes jsonb, slice text) on commit delete rows`)
}

/**
 * Writes drafts inside the transaction open on `client`. What is there already stays as it is; what belongs to
 * removed evidence comes back with the evidence at hand.
 * @returns how many were new.
 */
export async function writeEntries(
  client: pg.PoolClient,
  incidentId: string,
  evidenceId: string,
  drafts: readonly EntryDraft[],
): Promise<number> {
  const copy = client.query(copyFrom(`copy incoming (${columns}) from stdin`))
  await pipeline(Readable.from(encoded(incidentId, drafts), { objectMode: false }), copy)
  const { rowCount } = await client.query(
    `insert into entry (incident_id, evidence_id, ${columns})
     select $1, $2, ${columns} from incoming
     on conflict (incident_id, id) do update
       set evidence_id = excluded.evidence_id, slice = excluded.slice
       where exists (select from evidence where evidence.id = entry.evidence_id and deleted_at is not null)`,
    [incidentId, evidenceId],
  )
  return rowCount ?? 0
}

const rowsAChunk = 500

function* encoded(incidentId: string, drafts: readonly EntryDraft[]) {
  let lines = ''
  // One file may tell of the same thing twice (an alert firing, and again when it ends); a command writes a row once.
  const seen = new Set<string>()
  for (const draft of drafts) {
    const id = entryId(incidentId, draft.at, draft.key)
    if (seen.has(id)) continue
    seen.add(id)
    lines += line(id, draft)
    if (seen.size % rowsAChunk === 0) {
      yield Buffer.from(lines)
      lines = ''
    }
  }
  if (lines) yield Buffer.from(lines)
}

/** One row in the text format of COPY. */
function line(id: string, draft: EntryDraft): string {
  const { at, until, attributes } = draft
  return `${id}\t${instantOf(at)}\t${until === undefined ? '\\N' : instantOf(until)}\t${
    draft.precision
  }\t${cell(draft.zone)}\t${draft.kind}\t${draft.actorKind}\t${cell(draft.actor)}\t${cell(draft.source)}\t${cell(
    draft.text,
  )}\t${attributes ? cell(storableJson(attributes)) : '\\N'}\t${cell(draft.slice)}\n`
}

/** NUL and halves of characters have no place in PostgreSQL's JSON; JSON.stringify writes both as escapes. */
function storableJson(attributes: Record<string, Json>): string {
  return JSON.stringify(attributes).replace(/\\u(0000|d[89a-f][0-9a-f]{2})/g, '\\ufffd')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text has no place for NUL
const special = /[\\\t\n\r\u0000]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const allSpecial = /[\\\t\n\r\u0000]/g
const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\u0000': '\uFFFD',
}

function cell(value: string | undefined): string {
  if (value === undefined) return '\\N'
  const safe = value.isWellFormed() ? value : value.toWellFormed()
  return special.test(safe) ? safe.replace(allSpecial, (character) => escapes[character] ?? '') : safe
}
