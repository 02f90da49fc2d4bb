import { contentKey } from '#integrations/content-key.ts'
import { attributesOf } from '#integrations/json-value.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { ColumnMapping } from '#timeline/reader.ts'
import { scanTime } from '#timeline/time-scan.ts'
import { readTime, type TimeContext } from '#timeline/time-text.ts'
import { kindOf } from './kind.ts'
import { cellOf, type Row } from './row.ts'

const mostAttributes = 60

/** What a row says as an entry, or why it can't be one. */
export function entryOf(row: Row, mapping: ColumnMapping, context: TimeContext): EntryDraft | string {
  const cell = cellOf(row, mapping.at)
  if (cell === undefined) return `This row says nothing under “${mapping.at}”.`
  const reading = readTime(cell, context)
  if (!reading) return whyNoTime(cell, context)
  const { at, precision, zone } = reading
  const text = wordsOf(row, mapping)
  if (text === '') return 'This row has a time and nothing else.'
  const until = readTime(cellOf(row, mapping.until) ?? '', context)?.at
  const actor = cellOf(row, mapping.actor)
  const source = cellOf(row, mapping.source) ?? row.table
  const id = cellOf(row, mapping.key)
  return {
    // Identifiers of different tables collide ("1", "2", …); together with the time they hardly do.
    key: `table:${id ? `${id.slice(0, 100)}@${at}` : contentKey([at, source, actor, text].join('\u0000'))}`,
    at,
    ...(until !== undefined && until > at ? { until } : {}),
    precision,
    ...(zone === undefined ? {} : { zone }),
    kind: kindOf(cellOf(row, mapping.kind)),
    actorKind:
      actor === undefined ? 'system' : /\bbot\b|\[bot\]|automat/i.test(actor) ? 'automation' : 'human',
    ...(actor === undefined ? {} : { actor: actor.slice(0, 200) }),
    source: source.slice(0, 200),
    text,
    attributes: attributesOf(otherCells(row, mapping)),
    slice: row.where,
  }
}

function whyNoTime(cell: string, context: TimeContext): string {
  const shown = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
  const written = scanTime(cell)
  if (written && !written.date && !context.date)
    return `“${shown}” has no date. Choose the date that it belongs to.`
  return `“${shown}” is not a time that can be understood.`
}

function wordsOf(row: Row, mapping: ColumnMapping): string {
  const chosen = mapping.text.map((name) => cellOf(row, name)).filter((cell) => cell !== undefined)
  if (chosen.length > 0) return [...new Set(chosen)].join(' — ')
  const used = [mapping.at, mapping.until, mapping.key].flatMap((name) => name?.split(' + ') ?? [])
  const rest = [...row.cells].filter(([name]) => !used.includes(name)).slice(0, 5)
  return rest.map(([name, cell]) => `${name}: ${cell}`).join(', ')
}

function otherCells(row: Row, mapping: ColumnMapping): Record<string, string> {
  const used = new Set([
    mapping.at,
    ...mapping.at.split(' + '),
    ...mapping.text,
    mapping.until,
    mapping.actor,
  ])
  return Object.fromEntries([...row.cells].filter(([name]) => !used.has(name)).slice(0, mostAttributes))
}
