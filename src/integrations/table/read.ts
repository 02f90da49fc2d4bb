import { chosenZone } from '#integrations/chosen-zone.ts'
import { Gathering, inspectByReading } from '#integrations/gathering.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { looksBinary } from '#platform/files/text.ts'
import type {
  Batch,
  ColumnMapping,
  Inspection,
  Reader,
  ReadingOptions,
  Recognition,
} from '#timeline/reader.ts'
import type { TimeContext } from '#timeline/time-text.ts'
import { type Column, columnsOf, guessMapping, orderOf } from './columns.ts'
import { entryOf } from './entry.ts'
import { rowsOf, sampleRows } from './rows.ts'

const mostColumns = 100

/**
 * Tables of any shape: delimited text, JSON records, JSON Lines, or an archive of them. A fallback: it knows
 * nothing of what the columns mean beyond their names and values, and people can choose.
 */
export const table: Reader = {
  format: 'table',
  name: 'Table (CSV or JSON)',
  recognise,
  inspect,
  read,
}

async function recognise(evidence: EvidenceFile): Promise<Recognition> {
  const isArchive = (await evidence.members()) !== null
  if (!isArchive && looksBinary(evidence.head)) return { confidence: 0, reason: 'not text' }
  const { form, rows } = await sampleRows(evidence)
  if (form === 'none') return { confidence: 0, reason: 'no table' }
  const mapping = guessMapping(columnsOf(rows, {}), rows.length)
  const what = form === 'json' ? 'JSON records' : 'rows and columns'
  if (!mapping) return { confidence: 0.1, reason: `${what} without a column of times` }
  return { confidence: form === 'json' ? 0.35 : 0.4, reason: `${what}, with times under “${mapping.at}”` }
}

interface Plan {
  columns: Column[]
  mapping: ColumnMapping | null
  context: TimeContext
  /** Numeric dates whose order is a guess. */
  doubtful: boolean
}

async function planOf(evidence: EvidenceFile, options: ReadingOptions): Promise<Plan> {
  const { rows } = await sampleRows(evidence)
  const context: TimeContext = chosenZone(options)
  if (options.date) context.date = options.date
  const columns = columnsOf(rows, context)
  const mapping = options.columns ?? guessMapping(columns, rows.length)
  if (!mapping) return { columns, mapping, context, doubtful: false }
  const { order, certain } = orderOf(columns, mapping.at)
  return { columns, mapping, context: { ...context, dayOrder: order }, doubtful: !certain }
}

async function inspect(evidence: EvidenceFile, options: ReadingOptions): Promise<Inspection> {
  const plan = await planOf(evidence, options)
  const found: Inspection = plan.mapping ? await inspectByReading(read, evidence, options) : { preview: [] }
  const notes = [...(found.notes ?? []), ...(plan.doubtful ? [orderNote(plan)] : [])]
  const needs = needsOf(plan, options)
  return {
    ...found,
    columns: plan.columns.slice(0, mostColumns).map(({ name, samples }) => ({ name, samples })),
    ...(plan.mapping ? { guess: plan.mapping } : {}),
    ...(needs.length > 0 ? { needs } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

function needsOf({ mapping, columns }: Plan, options: ReadingOptions): ('columns' | 'date')[] {
  if (!mapping) return ['columns']
  const when = columns.find(({ name }) => name === mapping.at)
  return when && when.clocks * 2 > when.filled && !options.date ? ['date'] : []
}

const orderNote = ({ context }: Plan) =>
  `Dates such as 3/4/2024 were read with the ${context.dayOrder === 'day-first' ? 'day' : 'month'} first; nothing in this file says which it is.`

async function* read(evidence: EvidenceFile, options: ReadingOptions): AsyncGenerator<Batch> {
  const { mapping, context } = await planOf(evidence, options)
  if (!mapping) {
    throw new EvidenceProblem(
      'not-this-format',
      'No column of this file holds times. Please choose the column that says when, or add the file as text.',
    )
  }
  const gathering = new Gathering(options)
  for await (const row of rowsOf(evidence, gathering)) {
    const entry = entryOf(row, mapping, context)
    if (typeof entry === 'string') gathering.fail(row.where, entry)
    else gathering.add(entry)
    if (gathering.isFull) yield gathering.take()
  }
  yield gathering.take()
}
