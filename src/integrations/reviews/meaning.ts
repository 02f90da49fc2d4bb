import { headingWords } from './inline.ts'
import { type Meaning, meanings } from './reading.ts'
import { headingSigns } from './words/heading-signs.ts'
import { wholeHeadings } from './words/headings.ts'

const whole = new Map<string, Meaning>(
  meanings.flatMap((meaning) =>
    meaning === 'other' ? [] : wholeHeadings[meaning].map((words) => [words, meaning] as const),
  ),
)
const mostWords = 12
const numbering = /^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4}|[a-h])[.):]?\s+|step \d+[.:]?\s+)(?=\p{L})/iu

const brackets = /\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g

/** A heading as it is looked up: small letters, without numbers, dates, brackets, pictures and a colon at its end. */
export function headingKey(heading: string): string {
  return headingWords(heading)
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(brackets, ' ')
    .replace(/\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b/g, ' ')
    .replaceAll('preventative', 'preventive')
    .replace(/[^\p{L}\p{N}’;&/ -]+/gu, ' ')
    .replace(/\s*[&/]\s*/g, ' and ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(numbering, '')
    .replace(/^(?:the|our|some|known|possible|incident) (?=\S+$)/, '')
    .replace(/[\s;-]+$/, '')
}

/** The meaning that a heading says, or null where it says none that is known. */
export function meaningOf(heading: string): Meaning | null {
  const key = headingKey(heading)
  if (key === '') return null
  const known = meaningOfKey(key) ?? labelled(heading)
  // “Remediation (action items)”
  if (known === 'resolution' && translated(heading) === 'items') return 'items'
  if (known) return known
  if (key.split(' ').length > mostWords) return null
  return headingSigns.find(([, sign]) => sign.test(key))?.[0] ?? translated(heading)
}

/** The meaning of a label in the midst of words, where only known ones count. */
export function meaningOfLabel(label: string): Meaning | null {
  return meaningOfKey(headingKey(label))
}

/** “Root cause and resolution” means what its first part does; where one part holds items, they count. */
function meaningOfKey(key: string): Meaning | null {
  const known = whole.get(key)
  if (known) return known
  const [first, second, ...more] = key.split(' and ').map((part) => whole.get(part))
  if (!first || !second || more.length > 0) return null
  return second === 'items' ? second : first
}

/** `Root cause: the disk was full`; what an incident or a summary is called may also be a title. */
function labelled(heading: string): Meaning | null {
  const [, label] = /^([^:]{3,40}):\s+\S/.exec(heading) ?? []
  const meaning = label === undefined ? null : meaningOfLabel(label)
  return meaning === 'summary' ? null : meaning
}

/** A heading in another language with the usual one in brackets. */
function translated(heading: string): Meaning | null {
  const said = heading.match(brackets)?.map((inside) => meaningOfLabel(inside.slice(1, -1)))
  return said?.find((meaning) => meaning !== null && meaning !== 'summary') ?? null
}

/** “What went wrong” tells causes where it stands by itself, and lessons beside “What went well”. */
export function isWrongHeading(heading: string): boolean {
  return /^(?:what |things that )?went (?:really )?wrong$/.test(headingKey(heading))
}
