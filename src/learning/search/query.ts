import {
  type DocumentKind,
  documentKinds,
  type FieldName,
  fieldNamed,
  fieldNames,
  havings,
  nearestOf,
  oneOf,
} from './fields.ts'
import { firstInstant } from './period.ts'

/** Words that must be there, or must not. */
export interface Term {
  /** Small letters and digits without accents, as they are looked for. */
  words: string[]
  /** One after the other, in exactly these forms. */
  phrase: boolean
  excluded: boolean
  /** The last word may go on. */
  prefix: boolean
}

export interface FieldTerm {
  field: FieldName
  /** In small letters where it is one of a list; a moment (RFC 3339) for `after` and `before`. */
  value: string
  excluded: boolean
}

/** Part of what was typed that could not be taken as it was meant. */
export interface QueryProblem {
  /** As typed. */
  text: string
  message: string
  /** What was most likely meant, to put in its place. */
  instead: string | null
}

/** What was understood of what somebody typed. */
export interface Query {
  terms: Term[]
  fields: FieldTerm[]
  problems: QueryProblem[]
}

/** More than this is read no further, in characters and in parts. */
export const longestQuery = 500
const mostParts = 24

const quotes = '"“”„«»'
/** `-word`, `field:value`, `field:"a value"`, `"a phrase"`, or anything without spaces. */
const part = new RegExp(
  `(?<excluded>[-−–](?=\\S))?(?:(?<field>\\p{L}[\\p{L}_-]*):(?=\\S))?(?:[${quotes}](?<quoted>[^${quotes}]*)(?:[${quotes}]|$)|(?<bare>[^\\s${quotes}]+))`,
  'gu',
)

/**
 * Understands what somebody typed into a search box. Never throws: every text gives a query, and what it could not
 * take as it stands is among its problems.
 * @param typing the last word is still being typed, so it may go on.
 */
export function parseQuery(text: string, { typing = false } = {}): Query {
  const query: Query = { terms: [], fields: [], problems: [] }
  const read = text.slice(0, longestQuery)
  if (text.length > longestQuery)
    query.problems.push({
      text: '',
      message: `Only the first ${longestQuery} characters were read.`,
      instead: null,
    })
  const parts = [...read.matchAll(part)]
  if (parts.length > mostParts)
    query.problems.push({ text: '', message: `Only the first ${mostParts} parts were read.`, instead: null })
  for (const found of parts.slice(0, mostParts)) readPart(query, found)
  const last = query.terms.at(-1)
  const open =
    parts.length <= mostParts && /[\p{L}\p{N}]$/u.test(read) && parts.at(-1)?.groups?.field === undefined
  if (typing && open && last && !last.excluded && parts.at(-1)?.groups?.bare !== undefined) last.prefix = true
  return query
}

function readPart(query: Query, { 0: whole, groups = {} }: RegExpExecArray) {
  const excluded = groups.excluded !== undefined
  const value = groups.quoted ?? groups.bare ?? ''
  const name = groups.field
  // An address is no field.
  if (name !== undefined && !value.startsWith('//')) {
    const field = fieldNamed(name)
    if (field) return readField(query, whole, field, value, excluded)
    const near = nearestOf(name, fieldNames)
    query.problems.push({
      text: whole,
      message: `There is no field “${name}”, so it was taken as words. There are ${fieldNames.join(', ')}.`,
      instead: near === null ? null : whole.replace(name, near),
    })
  }
  const text = name === undefined ? value : `${name} ${value}`
  addTerm(query, text, { excluded, phrase: groups.quoted !== undefined })
}

function addTerm(query: Query, text: string, { excluded, phrase }: Pick<Term, 'excluded' | 'phrase'>) {
  const words = wordsOf(text)
  if (words.length === 0) return
  query.terms.push({ words, phrase, excluded, prefix: !phrase && text.endsWith('*') })
}

function readField(query: Query, whole: string, field: FieldName, value: string, excluded: boolean) {
  const refuse = (message: string, instead: string | null = null) => {
    query.problems.push({ text: whole, message, instead: instead && whole.replace(value, instead) })
  }
  const add = (clean: string) => query.fields.push({ field, value: clean, excluded })
  if (field === 'kind' || field === 'has') {
    const among: readonly string[] = field === 'kind' ? documentKinds : havings
    const clean = oneOf(value, among)
    if (clean) return add(clean)
    return refuse(
      `“${value}” is nothing to look for. There are ${among.join(', ')}.`,
      nearestOf(value, among),
    )
  }
  if (field === 'after' || field === 'before') {
    const moment = firstInstant(value)
    if (moment) return add(moment)
    return refuse(`“${value}” is no date. Write 2024, 2024-01 or 2024-01-31.`)
  }
  const clean = value.trim()
  if (clean !== '') add(field === 'incident' ? clean.toUpperCase() : clean.toLowerCase())
}

/** A text as the words that are looked for: small letters and digits without accents, as `search_plain` has them. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Words that say little: left out of a search that has others. */
const slight = new Set(
  'a an and are as at be been but by can did do does for from had has have how i in is it its of or our so that the their then there these they this to was we were what when where which who why will with you'.split(
    ' ',
  ),
)

/** The terms without words that say little, unless there are no others. Phrases and exclusions stay. */
export function weightyTerms(terms: readonly Term[]): Term[] {
  const weighty = terms.filter(
    (term) => term.phrase || term.excluded || term.prefix || term.words.some((word) => !slight.has(word)),
  )
  return weighty.some((term) => !term.excluded) ? weighty : [...terms]
}

/** The query in plain words, for people: what is looked for and what narrows it. */
export function understood({ terms, fields }: Query): string {
  const say = (words: string, excluded: boolean) => (excluded ? `not ${words}` : words)
  const termWords = terms.map(({ words, phrase, excluded, prefix }) => {
    const text = words.join(' ')
    return say(phrase ? `“${text}”` : prefix ? `${text}…` : text, excluded)
  })
  const fieldWords = fields.map(({ field, value, excluded }) =>
    say(`${field} ${field === 'after' || field === 'before' ? value.slice(0, 10) : value}`, excluded),
  )
  return [...termWords, ...fieldWords].join(', ')
}

/** Kinds that a query asks for; null for all. */
export function kindsOf(query: Query): DocumentKind[] | null {
  const named = query.fields.filter(({ field }) => field === 'kind')
  const wanted = named.filter(({ excluded }) => !excluded).map(({ value }) => value)
  const unwanted = named.filter(({ excluded }) => excluded).map(({ value }) => value)
  const ofItems = query.fields.some(
    ({ field, excluded }) => !excluded && (field === 'owner' || field === 'state'),
  )
  if (named.length === 0 && !ofItems) return null
  return documentKinds.filter(
    (kind) =>
      (wanted.length === 0 || wanted.includes(kind)) &&
      !unwanted.includes(kind) &&
      (!ofItems || kind === 'item'),
  )
}
