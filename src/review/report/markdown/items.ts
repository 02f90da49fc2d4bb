import type { List, ListItem, Nodes, Paragraph } from 'mdast'
import { dayOf, dayText } from '#incident/moment.ts'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import type { ReportContent } from '../../report-content.ts'
import type { Manner } from './manner.ts'
import { numbersIn, writeReferences } from './references.ts'
import type { Source } from './tree.ts'
import { readBlocks, readInline, writeWords } from './words.ts'

type Item = ReportContent['items'][number]
type Proof = NonNullable<Item['proof']>

const labels = {
  state: 'State',
  owner: 'Owner',
  due: 'Due',
  strength: 'Strength',
  type: 'Type',
  phase: 'Phase',
  url: 'Followed up at',
  factors: 'Because of',
  doneWhen: 'Done when',
  proof: 'How we will know',
  measure: 'Measure',
  how: 'How',
  expected: 'Expected',
  on: 'Checked on',
  who: 'Reported by',
} as const
type Field = keyof typeof labels

/** Fields that hold one of a few words. */
const chosen = [
  { field: 'strength', words: itemStrengths },
  { field: 'type', words: itemTypes },
  { field: 'phase', words: itemPhases },
] as const

const untitled = '<!-- no title -->'

/**
 * Items as a numbered list; what is known of each stands below it:
 *
 *     1. **Reject a config push without a checksum**
 *        - State: committed
 *        - Owner: Shop platform
 *        - Due: 15 March 2026
 */
export function writeItems(items: readonly Item[], manner: Manner): string {
  return items
    .map((item, index) => writeItem(item, `${index + 1}. `, manner.strict(`items.${index}`)))
    .join('\n')
}

function writeItem(item: Item, bullet: string, strict: boolean): string {
  const indent = ' '.repeat(bullet.length)
  const words = (text: string) => writeWords(text, { indent: `${indent}  `, midLine: true, strict })
  const oneLine = strict || /[\n*]/.test(item.title)
  const written = item.title && writeWords(item.title, { indent, midLine: true, strict: oneLine })
  const title = /^\s|\s$/.test(written) ? written : written && `**${written}**`
  const fields = [
    line('state', words(item.state)),
    item.owner === null ? null : line('owner', words(item.owner)),
    item.due === null ? null : line('due', day(item.due)),
    ...chosen.map(({ field }) => (item[field] ? line(field, item[field]) : null)),
    item.url ? line('url', `<${item.url}>`) : null,
    item.factors.length === 0 ? null : line('factors', writeReferences('factor', item.factors).slice(1, -1)),
    item.doneWhen === '' ? null : line('doneWhen', words(item.doneWhen)),
    ...(item.proof === null ? [] : writeProof(item.proof, `${indent}    `, strict)),
  ]
  const shown = fields.filter((field) => field !== null).map((field) => `\n${indent}${field}`)
  return `${bullet}${title || untitled}${shown.join('')}`
}

function writeProof(proof: Proof, indent: string, strict: boolean): string[] {
  const words = (text: string) => writeWords(text, { indent, midLine: true, strict })
  const fields = [
    proof.measure === '' ? null : line('measure', words(proof.measure)),
    proof.how === '' ? null : line('how', words(proof.how)),
    proof.expected === '' ? null : line('expected', words(proof.expected)),
    proof.on === null ? null : line('on', day(proof.on)),
    proof.who === null ? null : line('who', words(proof.who)),
  ]
  return [line('proof', ''), ...fields.filter((field) => field !== null).map((field) => `  ${field}`)]
}

const line = (field: Field, value: string) =>
  `- ${labels[field]}:${value === '' || value.startsWith('\n') ? '' : ' '}${value}`

function day(date: string): string {
  const long = dayText(date)
  return dayOf(long) === date ? long : date
}

export interface ReadItem {
  item: Item
  problems: string[]
}

/** Reads an item as `writeItems` or a person wrote it; `item.factors` holds the numbers that the page shows. */
export function readItem(listItem: ListItem, source: Source): ReadItem {
  const fields = listItem.children.flatMap((block) =>
    block.type === 'list' ? readFields(block, source) : [],
  )
  const title = readTitle(
    listItem.children.filter((block) => block.type !== 'list'),
    source,
  )
  const item: Item = {
    title,
    owner: null,
    due: null,
    state: 'idea',
    doneWhen: '',
    proof: null,
    factors: [],
  }
  const problems: string[] = []
  for (const field of fields) {
    const problem = takeField(item, field)
    if (problem) problems.push(problem)
  }
  return { item, problems }
}

function readTitle(blocks: readonly Nodes[], source: Source): string {
  const [only] = blocks
  if (blocks.length === 1 && only?.type === 'html' && only.value === untitled) return ''
  const strong = only?.type === 'paragraph' && only.children.length === 1 ? only.children[0] : undefined
  if (blocks.length === 1 && strong?.type === 'strong') return readInline(strong.children, source)
  const text = readBlocks(blocks, source)
  return text === untitled ? '' : text
}

interface ReadField {
  field: Field | null
  value: string
  /** The whole line, for one whose label nobody knows. */
  whole: string
  nested: ReadField[]
}

function readFields(list: List, source: Source): ReadField[] {
  return list.children.map((item) => {
    const nested = item.children.flatMap((block) => (block.type === 'list' ? readFields(block, source) : []))
    const own = nested.some((each) => each.field !== null)
      ? item.children.filter((block) => block.type !== 'list')
      : item.children
    const whole = readBlocks(own, source)
    const [first, ...others] = own
    const labelled = first?.type === 'paragraph' ? takeLabel(first, source) : null
    if (!labelled) return { field: null, value: whole, whole, nested }
    const empty = labelled.rest.children.length === 0 && others.length > 0
    const value = readBlocks(empty ? others : [labelled.rest, ...others], source)
    return { field: labelled.field, value, whole, nested }
  })
}

/** Takes `Owner:` off a line, plain or bold. */
function takeLabel(paragraph: Paragraph, source: Source): { field: Field; rest: Paragraph } | null {
  const [first, ...others] = paragraph.children
  const bold = first?.type === 'strong' ? readInline(first.children, source) : null
  const text = bold ?? (first?.type === 'text' ? first.value : '')
  const [label = '', known] = /^([^:]+?)\s*(?::\s?|$)/.exec(text) ?? []
  const field = fieldNamed(known ?? '')
  if (!field || first === undefined) return null
  const left = bold === null ? text.slice(label.length) : ''
  const rest = left === '' || first.type !== 'text' ? others : [{ ...first, value: left }, ...others]
  const [next, ...after] = rest
  const words =
    bold !== null && next?.type === 'text'
      ? [{ ...next, value: next.value.replace(/^:?\s/, '') }, ...after]
      : rest
  return { field, rest: { ...paragraph, children: words } }
}

function fieldNamed(label: string): Field | null {
  const name = label.trim().toLowerCase()
  const fields = Object.keys(labels) as Field[]
  return fields.find((field) => labels[field].toLowerCase() === name) ?? null
}

/** Puts a field into the item; says what could not be understood. Its words are kept under “Done when”. */
function takeField(item: Item, { field, value, whole, nested }: ReadField): string | null {
  if (field === 'state') item.state = value
  else if (field === 'owner') item.owner = value
  else if (field === 'doneWhen') item.doneWhen = joined(item.doneWhen, value)
  else if (field === 'factors' && numbersIn(value).length > 0) item.factors.push(...numbersIn(value))
  else if (field === 'due' && dayOf(value)) item.due = dayOf(value)
  else if (takeChosen(item, field, value) || takeUrl(item, field, value)) return null
  else if (field === 'proof') return takeProof(item, value, nested)
  else if (field !== null && field in proofDefaults)
    return takeProof(item, '', [{ field, value, whole, nested }])
  else {
    item.doneWhen = joined(item.doneWhen, whole)
    return `“${whole}” under “${item.title}” is nothing that an item can hold; it was kept under “${labels.doneWhen}”.`
  }
  return null
}

/** Whether it is one of the words that the field can hold. */
function takeChosen(item: Item, field: Field | null, value: string): boolean {
  const word = value.trim().toLowerCase()
  const found = chosen.some((one) => one.field === field && (one.words as readonly string[]).includes(word))
  if (found) Object.assign(item, { [String(field)]: word })
  return found
}

/** Whether it is an address; as written by a person it may stand without brackets. */
function takeUrl(item: Item, field: Field | null, value: string): boolean {
  const url = /^<?(https?:\/\/[^\s<>]+)>?$/i.exec(value.trim())?.[1]
  if (field !== 'url' || !url) return false
  item.url = url
  return true
}

const proofDefaults: Proof = { measure: '', how: '', expected: '', on: null, who: null }

function takeProof(item: Item, value: string, nested: readonly ReadField[]): string | null {
  const proof = { ...(item.proof ?? proofDefaults) }
  proof.how = joined(proof.how, value)
  let problem: string | null = null
  for (const each of nested) {
    if (each.field === 'measure') proof.measure = joined(proof.measure, each.value)
    else if (each.field === 'expected') proof.expected = joined(proof.expected, each.value)
    else if (each.field === 'who') proof.who = each.value
    else if (each.field === 'how') proof.how = joined(proof.how, each.value)
    else if (each.field === 'on' && dayOf(each.value)) proof.on = dayOf(each.value)
    else {
      proof.how = joined(proof.how, each.whole)
      problem = `“${each.whole}” under “${item.title}” was kept with how we will know.`
    }
  }
  item.proof = proof
  return problem
}

const joined = (text: string, more: string) => (text === '' || more === '' ? text + more : `${text}\n${more}`)
