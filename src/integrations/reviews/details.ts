import { plainWords } from './inline.ts'
import { meaningOf } from './meaning.ts'
import { type Block, boldLevel, type Outline, type Property, type Table } from './outline.ts'
import type { ChosenField, ReadingChoice, ReadLabel } from './reading.ts'
import { beginKeys, dateKeys, noticedKeys, serviceKeys, severityKeys, titleKeys } from './words/details.ts'

/** A detail with its key in small letters. */
export interface Detail {
  key: string
  values: string[]
}

const label = /^[\s*_>-]*([\p{L}][\p{L}\d /()_-]{1,40}?)[*_\s]*[:：][*_\s]*(\S.*)$/u
const emptyLabel = /^[\s*_>-]*([\p{L}][\p{L}\d /()_-]{1,40}?)[*_\s]*[:：][*_\s]*$/u
const ownSection =
  /^(?:stats?|statistics|metadata|meta|info(?:rmation)?|(?:incident |general |basic )?(?:details?|info(?:rmation)?|facts|data|properties)|overview|summary|(?:incident|executive) (?:overview|summary|metadata)|key (?:facts|data|information)|at a glance)$/i
const mostBlocks = 60
const longestValue = 400

/**
 * What a document states about itself: front matter first, then lines such as `Severity: SEV1`, tables of two columns and
 * lists, as long as they stand before its story or under a heading of their own.
 */
export function detailsOf({ properties, blocks }: Outline): Detail[] {
  const details = properties.map(normalised)
  let inside = true
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      inside = tellsDetails(block.text, block.level, index)
      details.push(...detailsOfHeading(block.text))
    } else if (inside && index < mostBlocks) details.push(...detailsIn(block))
    else if (block.kind === 'table') details.push(...knownRows(block))
  }
  return details
}

/** Letters state their title as their subject, and when they were sent. */
export function asLetter(details: readonly Detail[]): readonly Detail[] {
  const heads = details.slice(0, mostHeads)
  const isLetter = ['from', 'subject'].every((name) => heads.some(({ key }) => key === name))
  return isLetter ? details.map(ofLetter) : details
}

const ofLetter = ({ key, values }: Detail): Detail => ({ key: letterKeys[key] ?? key, values })
const letterKeys: Record<string, string> = { subject: 'title', date: 'posted', sent: 'posted' }
const mostHeads = 12

/** `## Severity: P1` */
function detailsOfHeading(heading: string): Detail[] {
  const [, key = '', value = ''] = label.exec(heading) ?? []
  const detail = normalised({ key, values: [cut(value)] })
  return severityKeys.test(detail.key) || beginKeys.test(detail.key) ? [detail] : []
}

function tellsDetails(heading: string, level: number, index: number): boolean {
  if (index < 3 && level === 1) return true
  const meaning = meaningOf(heading)
  return (
    ownSection.test(heading.replace(/^[^\p{L}]+/u, '').trim()) ||
    ((meaning === null || level >= boldLevel) && index < 8)
  )
}

function detailsIn(block: Block): Detail[] {
  if (block.kind === 'table') return rowsAsDetails(block)
  if (block.kind !== 'paragraph' && block.kind !== 'item') return []
  return block.lines.slice(0, mostBlocks).flatMap((line, index) => {
    const found = line.length > 2_000 ? null : label.exec(line)
    if (found?.[1] && found[2]) return [normalised({ key: found[1], values: [cut(found[2])] })]
    // “Affected services:” and the list of them.
    const alone = line.length > 80 ? undefined : emptyLabel.exec(line)?.[1]
    const next = block.lines[index + 1]
    return alone && next ? [normalised({ key: alone, values: [cut(next)] })] : []
  })
}

const isKnown = (key: string) =>
  [beginKeys, dateKeys, noticedKeys, severityKeys, serviceKeys, titleKeys].some((keys) => keys.test(key))

function rowsAsDetails({ rows }: Table): Detail[] {
  const narrow = rows.every((row) => row.length <= 3)
  if (narrow)
    return rows.flatMap(([key = '', value = '']) =>
      value === '' ? [] : [normalised({ key: plainWords(key), values: [cut(value)] })],
    )
  return acrossDetails(rows)
}

/** A head of known names above a single row. */
function acrossDetails(rows: readonly string[][]): Detail[] {
  const [head, values, third] = rows
  if (!head || !values || third) return []
  return head.map((key, index) => normalised({ key: plainWords(key), values: [cut(values[index] ?? '')] }))
}

/** Rows of a table anywhere, where several name details. */
function knownRows({ rows }: Table): Detail[] {
  if (!rows.every((row) => row.length === 2)) return []
  const details = rows.map(([key = '', value = '']) =>
    normalised({ key: plainWords(key), values: [cut(value)] }),
  )
  const known = details.filter(({ key }) => isKnown(key))
  return known.length >= 2 ? known : []
}

const cut = (value: string) => value.slice(0, longestValue).trim()

function normalised({ key, values }: Property): Detail {
  return {
    key: plainWords(key)
      .toLowerCase()
      .replace(/[_-]+/g, ' ')
      .replace(/\([^)]{0,40}\)/g, '')
      .replace(/[:\s]+/g, ' ')
      .trim(),
    values,
  }
}

/** Under which key a chosen field is believed before all others. */
const chosenKeys = {
  title: 'title',
  date: 'incident date',
  severity: 'severity',
  services: 'services',
} as const

/** Details as a person says they are meant: what is chosen comes first, what is to be ignored is gone. */
export function asChosen(details: readonly Detail[], fields: ReadingChoice['fields']): readonly Detail[] {
  if (!fields || Object.keys(fields).length === 0) return details
  const first: Detail[] = []
  const others: Detail[] = []
  for (const detail of details) {
    const field = Object.hasOwn(fields, detail.key) ? fields[detail.key] : undefined
    if (field === undefined) others.push(detail)
    else if (field !== 'ignore') first.push({ ...detail, key: chosenKeys[field] })
  }
  return [...first, ...others]
}

const mostLabels = 60
const longestSample = 120

/** The labels of a document, each once. */
export function labelsOf(details: readonly Detail[]): ReadLabel[] {
  const labels = new Map<string, ReadLabel>()
  for (const { key, values } of details) {
    const sample = values.find((value) => value.trim() !== '')?.trim()
    if (key === '' || key.length > mostOfKey || sample === undefined || labels.has(key)) continue
    if (labels.size < mostLabels)
      labels.set(key, { key, sample: sample.slice(0, longestSample), field: fieldOf(key) })
  }
  return [...labels.values()]
}

const mostOfKey = 60

function fieldOf(key: string): ChosenField | null {
  if (severityKeys.test(key)) return 'severity'
  if (serviceKeys.test(key)) return 'services'
  if ([beginKeys, dateKeys].some((keys) => keys.test(key))) return 'date'
  return titleKeys.test(key) ? 'title' : null
}

/** The values of the first detail whose key fits. */
export function valuesFor(details: readonly Detail[], keys: RegExp): string[] {
  return (
    details.find(({ key, values }) => keys.test(key) && values.some((value) => value.trim() !== ''))
      ?.values ?? []
  )
}

/** The values of every detail whose key fits, in their order. */
export function allFor(details: readonly Detail[], keys: RegExp): string[] {
  return details.flatMap(({ key, values }) => (keys.test(key) ? values : []))
}
