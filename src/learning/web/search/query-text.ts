import type { SearchAnswer } from '../../search/contract.ts'
import type { FieldName } from '../../search/fields.ts'
import { fieldNamed } from '../../search/fields.ts'

/** What can be counted and narrowed by. */
export type Narrowing = 'kind' | 'service' | 'severity' | 'year'

/** Something in the text of a query that narrows it, to be shown and taken out again. */
export interface Chip {
  label: string
  /** The parts of the text that it stands for. */
  parts: string[]
}

const quotes = '"“”„«»'
const piece = new RegExp(
  `[-−–]?(?:\\p{L}[\\p{L}_-]*:)?(?:[${quotes}][^${quotes}]*[${quotes}]?|[^\\s${quotes}]+)`,
  'gu',
)
const field = new RegExp(`^(?<not>[-−–])?(?<name>\\p{L}[\\p{L}_-]*):[${quotes}]?(?<value>[^${quotes}]+)`, 'u')

/** The parts of a query as they were typed. */
export function partsOf(q: string): string[] {
  return q.match(piece) ?? []
}

interface FieldPart {
  part: string
  name: FieldName
  value: string
  excluded: boolean
}

function fieldPartsOf(q: string): FieldPart[] {
  return partsOf(q).flatMap((part) => {
    const { name = '', value = '', not } = field.exec(part)?.groups ?? {}
    const known = name === '' || value.startsWith('//') ? null : fieldNamed(name)
    return known ? [{ part, name: known, value: value.trim(), excluded: not !== undefined }] : []
  })
}

/** `kind:item`; in quotes where a value has spaces. */
export function fieldText(name: FieldName, value: string): string {
  return `${name}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`
}

/** The parts that narrow to one value: a year is two. */
function textsFor(narrowing: Narrowing, value: string): string[] {
  if (narrowing !== 'year') return [fieldText(narrowing, value)]
  return [fieldText('after', value), fieldText('before', String(Number(value) + 1))]
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function partFor(q: string, wanted: string): string | undefined {
  const [asked] = fieldPartsOf(wanted)
  return fieldPartsOf(q).find(
    (one) => !one.excluded && asked && one.name === asked.name && same(one.value, asked.value),
  )?.part
}

/** Whether a query is narrowed to this value. */
export function isNarrowedTo(q: string, narrowing: Narrowing, value: string): boolean {
  return textsFor(narrowing, value).every((text) => partFor(q, text) !== undefined)
}

/** The query narrowed to a value, or no longer. Another year takes the place of the first. */
export function toggled(q: string, narrowing: Narrowing, value: string): string {
  const texts = textsFor(narrowing, value)
  if (isNarrowedTo(q, narrowing, value))
    return texts.reduce((text, wanted) => withoutPart(text, partFor(text, wanted) ?? ''), q)
  const base =
    narrowing === 'year'
      ? fieldPartsOf(q)
          .filter(({ name, excluded }) => !excluded && (name === 'after' || name === 'before'))
          .reduce((text, { part }) => withoutPart(text, part), q)
      : q
  return [base.trim(), ...texts].filter(Boolean).join(' ')
}

/** The query without one of its parts. */
export function withoutPart(q: string, part: string): string {
  return withPart(q, part, '')
}

/** The query with one of its parts exchanged for another text. */
export function withPart(q: string, part: string, instead: string): string {
  let done = part === ''
  return q
    .replace(piece, (found) => {
      if (done || found !== part) return found
      done = true
      return instead
    })
    .replace(/\s+/g, ' ')
    .trim()
}

/** What narrows a query, each to be taken out by itself; a whole year is one. */
export function chipsOf(q: string): Chip[] {
  const fields = fieldPartsOf(q)
  const year = fields.find(
    ({ name, value, excluded }) =>
      name === 'after' && !excluded && isNarrowedTo(q, 'year', value) && /^\d{4}$/.test(value),
  )
  const ofYear = year ? textsFor('year', year.value).map((text) => partFor(q, text)) : []
  return fields.flatMap((one) => {
    if (one === year) return [{ label: one.value, parts: ofYear.filter((part) => part !== undefined) }]
    if (ofYear.includes(one.part)) return []
    return [{ label: `${one.excluded ? 'not ' : ''}${one.name}: ${one.value}`, parts: [one.part] }]
  })
}

/** The query with the words that were looked for instead of those that nothing has. */
export function corrected(q: string, corrections: SearchAnswer['corrections']): string {
  return corrections.reduce(
    (text, { from, to }) =>
      text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(from)}(?![\\p{L}\\p{N}])`, 'giu'), to),
    q,
  )
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The query as it finds by its letter what the forgiving look found. */
export function asFound(
  q: string,
  { corrections, manner }: Pick<SearchAnswer, 'corrections' | 'manner'>,
): string {
  const text = corrected(q, corrections).trim()
  return manner === 'going-on' && /[\p{L}\p{N}]$/u.test(text) ? `${text}*` : text
}

/** The field whose value is being typed at the end of a query, and how it begins. */
export function fieldBegun(q: string): { name: FieldName; begun: string; before: string } | null {
  const found = new RegExp(
    `(?:^|\\s)(?<whole>(?<not>[-−–])?(?<name>\\p{L}[\\p{L}_-]*):(?<begun>[${quotes}][^${quotes}]*|[^\\s${quotes}]*))$`,
    'u',
  ).exec(q)
  const { whole = '', not = '', name = '', begun = '' } = found?.groups ?? {}
  const known = name === '' ? null : fieldNamed(name)
  if (!known) return null
  return {
    name: known,
    begun: begun.replace(new RegExp(`[${quotes}]`, 'gu'), ''),
    before: q.slice(0, q.length - whole.length) + not,
  }
}
