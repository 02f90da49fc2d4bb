import { Gathering } from '#integrations/gathering.ts'
import { type Body, bodiesOf } from '#integrations/json-bodies.ts'
import { jsonSample } from '#integrations/json-sample.ts'
import { meterOf, openSources, type Source, sliceOf } from '#integrations/sources.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { csvRows, headLines } from './csv-rows.ts'
import { dialectOf } from './dialect.ts'
import { jsonRows } from './json-rows.ts'
import { type Row, tableName } from './row.ts'

/** What a table is written in. */
export type TableForm = 'json' | 'delimited' | 'none'

const sampledRows = 300
const sampledMembers = 12

/** Why a member of an archive is not looked into for tables, or null. */
export function noTableMember(path: string): string | null {
  if (/(?:^|[./-])headers?\.json$/i.test(path)) return 'headers of a captured request'
  return /\.(?:csv|tsv|psv|json|jsonl|ndjson|txt|log)$|(?:^|\/)[^./]+$/i.test(path) ? null : 'no table'
}

export function formOf(source: Pick<Source, 'head' | 'size'>): TableForm {
  if (jsonSample(source).form !== 'none') return 'json'
  return dialectOf(headLines(source)) ? 'delimited' : 'none'
}

/** All rows of evidence in any of its forms. What can't be read as a row goes to `gathering`. */
export async function* rowsOf(evidence: EvidenceFile, gathering: Gathering): AsyncGenerator<Row> {
  for await (const source of openSources(evidence, noTableMember, gathering)) {
    if (formOf(source) === 'json') yield* jsonSourceRows(source, gathering)
    else yield* delimitedRows(source, gathering)
  }
}

async function* jsonSourceRows(source: Source, gathering: Gathering): AsyncGenerator<Row> {
  for await (const body of bodiesOf(source, gathering)) yield* jsonRows(body, tableName(source.name))
}

async function* delimitedRows(source: Source, gathering: Gathering): AsyncGenerator<Row> {
  const meter = meterOf(source, gathering)
  try {
    yield* csvRows(source, gathering, meter.consumed)
  } catch (error) {
    if (source.part === undefined || !(error instanceof EvidenceProblem)) throw error
    gathering.fail(sliceOf(source.part, ''), error.message)
  }
  meter.done()
}

/** Rows from the beginning of the evidence, without reading more than the heads of its first files. */
export async function sampleRows(evidence: EvidenceFile): Promise<{ form: TableForm; rows: Row[] }> {
  const rows: Row[] = []
  let form: TableForm = 'none'
  let members = 0
  for await (const source of openSources(evidence, noTableMember, new Gathering({}))) {
    members += 1
    if (members > sampledMembers) break
    const here = formOf(source)
    if (here === 'none') continue
    if (form === 'none') form = here
    if (here === 'json') rows.push(...headJsonRows(source))
    else for await (const row of csvRows(onlyHead(source), new Gathering({}), () => {})) rows.push(row)
    if (rows.length >= sampledRows) break
  }
  return { form, rows: rows.slice(0, sampledRows) }
}

function headJsonRows(source: Source): Row[] {
  const { form, bodies } = jsonSample(source, sampledRows)
  const alone = form === 'document' && bodies.length === 1
  return bodies.flatMap((value) =>
    [...jsonRows(bodyOf(value, alone), tableName(source.name))].slice(0, sampledRows),
  )
}

const bodyOf = (value: unknown, alone: boolean): Body => ({
  value,
  part: undefined,
  alone,
  slice: (pointer = '') => pointer,
})

/** The head up to its last complete line. */
function onlyHead(source: Source): Source {
  const lines = headLines(source)
  const bytes = Buffer.from(lines.join('\n'))
  return { ...source, head: bytes, size: bytes.length, stream: () => once(bytes) }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
