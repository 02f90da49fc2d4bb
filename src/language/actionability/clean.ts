import type { WordList } from './wording.ts'

/** Longer texts are no items: only the beginning is read, so that any input costs the same at most. */
const longest = 1_500

const marks =
  /^(?:[\s>*+•·–—:;,.#_~|-]+|\[[ x✓✔-]?\]|\p{Extended_Pictographic}\uFE0F?|\{\{|\}\}|\(\s*\)|\d{1,2}[.)](?=\s)|- |:\w{1,30}:)/iu
const ticket =
  /^(?:(?:phab|gerrit|bug|task|ticket|issue|jira|github|gh|pr):?\s?)?(?:#\d+|T\d{3,7}|[A-Z][A-Z0-9]{1,9}-\d+|\[#?\d+\])(?:\s*[:–—-])?(?=\s|$|:)/
const bracketed = /^[[(]([^\])]{1,40})[\])]:?/
const handle = /^(?:@[\w.-]{2,40}|[\w.-]{2,40}@)(?=\s+(?:will|to|should|needs? to|must|is going to)\b)/
const trailing =
  /(?:[\s,;–—-]+|\[[^\]]{0,40}\]|\(\s*(?:#?\d+|[a-z]+#\d+|T\d+|[A-Z]+-\d+|done|issue|pr|link|wip|todo|in progress|completed?|ongoing|x)?\s*\)|\{\{|\}\}|(?<=\s)(?:#\d{1,7}|T\d{3,7}|[a-z-]{1,30}#\d{1,7}|(?:phab|phabricator|gerrit|ticket|task|bug):?\s?[#T]?\d+))$/i

const links = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(/\[([^\][]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/<[^<>]{1,200}>/g, ' ')
    .replace(/\*\*|__/g, '')

/** What was asked of the tables when the engine started, so that a call only looks up. */
export interface Prefixes {
  status: RegExp
}

/** The words of status as one expression: a status stands at the beginning, before a mark or in capitals. */
export function prefixes(status: WordList): Prefixes {
  const words = [...status.words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[-/]/g, '[-/ ]?').replace(/ /g, '\\s'))
  return { status: new RegExp(`^(?:${words.join('|')})(?![\\w'’-])`, 'i') }
}

function withoutStatus(text: string, { status }: Prefixes): string {
  const inBrackets = bracketed.exec(text)
  if (inBrackets?.[1] && (/^\[/.test(text) || status.test(inBrackets[1])))
    return text.slice(inBrackets[0].length)
  const found = status.exec(text)?.[0]
  if (!found) return text
  const rest = text.slice(found.length)
  const set =
    /^\s*[:–—-]|^\s*\*/.test(rest) ||
    /^status/i.test(found) ||
    (found === found.toUpperCase() && found.length > 2)
  return set ? rest : text
}

function withoutBeginning(text: string, tables: Prefixes): string {
  let rest = text
  for (let round = 0; round < 12; round++) {
    const status = /^status\b:?\s*/i.exec(rest)?.[0]
    let next = rest.replace(marks, '').trimStart()
    next = next.replace(ticket, '').trimStart()
    if (status) next = statusValue(rest.slice(status.length), tables)
    else next = withoutStatus(next, tables)
    if (next === rest) break
    rest = next
  }
  return rest
}

/** After the word `status` its value follows without any mark. */
function statusValue(text: string, { status }: Prefixes): string {
  return text.replace(status, '').trimStart()
}

function withoutEnd(text: string): string {
  let rest = text
  for (let round = 0; round < 8; round++) {
    const next = rest.replace(trailing, '')
    if (next === rest) break
    rest = next
  }
  return rest
}

/** The item without list marks, status, ticket numbers, links and the name of whoever does it. */
export function cleaned(text: string, tables: Prefixes): string {
  const bare = withoutEnd(
    withoutBeginning(links(text.slice(0, longest)).replace(/\s+/g, ' ').trim(), tables).trim(),
  )
  return bare.replace(handle, '').trim() || bare
}
