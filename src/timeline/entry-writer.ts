import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { EntryDraft, Json } from './entry.ts'
import { entryId, instantOf } from './entry-id.ts'

const columns =
  'incident_id, evidence_id, id, at, until, precision, zone, kind, actor_kind, actor, source, text, attributes, slice'

/** Writes the entries of one piece of evidence. */
export class EntryWriter {
  private readonly client: pg.PoolClient
  private readonly incidentId: string
  private readonly evidenceId: string
  /** Whether something was there already; until then nothing is looked up. */
  private metExisting = false

  constructor(client: pg.PoolClient, incidentId: string, evidenceId: string) {
    this.client = client
    this.incidentId = incidentId
    this.evidenceId = evidenceId
  }

  /**
   * Writes drafts inside the transaction open on the client. What is there already stays as it is; what belongs to
   * removed evidence comes back with the evidence at hand.
   * @returns how many were new.
   */
  async write(drafts: readonly EntryDraft[]): Promise<number> {
    // Two files may hold the same thing; whoever reads into an incident waits for the other's batch.
    await this.client.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [this.incidentId])
    // One file may tell of the same thing twice (an alert firing, and again when it ends).
    const byId = new Map<string, EntryDraft>()
    for (const draft of drafts) {
      const id = entryId(this.incidentId, draft.at, draft.key)
      if (!byId.has(id)) byId.set(id, draft)
    }
    if (!this.metExisting && (await this.copyIfNew(byId))) return byId.size
    this.metExisting = true
    const adopted = await passOverExisting(this.client, this.incidentId, this.evidenceId, byId)
    await this.copy(byId)
    return byId.size + adopted
  }

  /** @returns false, with nothing written, when one of them is there already. */
  private async copyIfNew(byId: ReadonlyMap<string, EntryDraft>): Promise<boolean> {
    await this.client.query('savepoint before_copy')
    try {
      await this.copy(byId)
      await this.client.query('release savepoint before_copy')
      return true
    } catch (error) {
      if ((error as { code?: string }).code !== uniqueViolation) throw error
      await this.client.query('rollback to savepoint before_copy')
      return false
    }
  }

  private async copy(byId: ReadonlyMap<string, EntryDraft>) {
    const copy = this.client.query(copyFrom(`copy entry (${columns}) from stdin`))
    const lines = encoded(`${this.incidentId}\t${this.evidenceId}`, byId)
    await pipeline(Readable.from(lines, { objectMode: false }), copy)
  }
}

const uniqueViolation = '23505'

/** Leaves only what is not there yet in `byId`. @returns how many came back from removed evidence. */
async function passOverExisting(
  client: pg.PoolClient,
  incidentId: string,
  evidenceId: string,
  byId: Map<string, EntryDraft>,
): Promise<number> {
  const { rows } = await client.query<{ id: string; removed: boolean }>(
    `select entry.id, evidence.deleted_at is not null as removed
     from entry left join evidence on evidence.id = entry.evidence_id
     where entry.incident_id = $1 and entry.id = any($2::uuid[])`,
    [incidentId, [...byId.keys()]],
  )
  const removed = rows.filter((row) => row.removed)
  if (removed.length > 0) {
    await client.query(
      `update entry set evidence_id = $2, slice = taken.slice
       from unnest($3::uuid[], $4::text[]) as taken (id, slice)
       where entry.incident_id = $1 and entry.id = taken.id`,
      [incidentId, evidenceId, removed.map((row) => row.id), removed.map((row) => byId.get(row.id)?.slice)],
    )
  }
  for (const { id } of rows) byId.delete(id)
  return removed.length
}

const rowsAChunk = 500

function* encoded(prefix: string, byId: ReadonlyMap<string, EntryDraft>) {
  let lines = ''
  let rows = 0
  for (const [id, draft] of byId) {
    lines += `${prefix}\t${line(id, draft)}`
    rows += 1
    if (rows % rowsAChunk === 0) {
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
