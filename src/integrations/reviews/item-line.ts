import { verbs } from '#language/actionability/english/verbs.ts'
import { abbreviatedZone } from '#timeline/time-zone.ts'
import { addressesIn, isStruck, plainWords } from './inline.ts'
import { meaningOf } from './meaning.ts'
import type { ItemState, ReadItem } from './reading.ts'
import {
  behindItems,
  bracketedState,
  groupWords,
  loudStateAtEnd,
  loudStateAtStart,
  markAtEnd,
  markAtStart,
  noItem,
  stateAtEnd,
  stateAtStart,
  stateCalled,
  statedState,
  stateInMidst,
  stateOfGroup,
} from './words/items.ts'

const longest = 4_000

/** The words of an item with what they say about who, where and how far. `given` is known from around it. */
export function itemFrom(
  markup: string,
  given: Partial<ReadItem> & { checked?: boolean | null },
): ReadItem | null {
  const raw = markup.slice(0, longest).replace(behindItems, '').trim()
  const url = given.url ?? addressesIn(raw)[0] ?? null
  const struck = isStruck(raw)
  const stated = statedIn(plainWords(raw).replace(/[ \t]+/g, ' '))
  const owned = given.owner
    ? { owner: given.owner, text: stated.text }
    : (mentioned(stated.text) ?? ownerIn(stated.text, raw))
  const text = owned.text.replaceAll('\u00a0', ' ').replace(/^[\s:–—|-]+|[\s:–—|-]+$/g, '')
  if (!/\p{L}{2}|#\d/u.test(text)) return null
  const state = given.state ?? stated.state ?? boxState(given.checked) ?? (struck ? 'done' : null)
  return { text, owner: owned.owner, state, url }
}

function boxState(checked: boolean | null | undefined): ItemState | null {
  return checked === null || checked === undefined ? null : checked ? 'done' : 'open'
}

/** What an item says of its state, and its words without that. */
function statedIn(words: string): { text: string; state: ItemState | null } {
  for (const read of [stateByLabel, stateByStart, stateBehindName, stateByDash, stateByEnd]) {
    const found = read(words)
    if (found) return found
  }
  return { text: words, state: null }
}

interface Stated {
  text: string
  state: ItemState | null
}

function stateByLabel(words: string): Stated | null {
  const found = statedState.exec(words)
  const state = found?.[1] ? stateCalled(found[1]) : null
  if (!found || !state) return null
  const said =
    /^[\p{L}’' -]{2,14}?(?=\s[-–—]\s|[.,;)]|$)|^(?:in progress|on-?going|\p{L}+)/iu.exec(
      found[1] ?? '',
    )?.[0] ?? ''
  const from = found.index + found[0].indexOf(found[1] ?? '') + said.length
  const before = words.slice(0, found.index).replace(/[\s([]+$/, '')
  const after = words.slice(from).replace(/^[\s)\].:,;–—-]+/, '')
  return { text: [before, after].filter((part) => part !== '').join(' '), state }
}

function stateByStart(words: string): Stated | null {
  const found = markAtStart.exec(words) ?? stateAtStart.exec(words) ?? loudStateAtStart.exec(words)
  const said = found?.[1] ?? found?.[2]
  return found && said ? { text: words.slice(found[0].length), state: stateCalled(said) } : null
}

/** `Alarm (pending) – write one`. */
function stateBehindName(words: string): Stated | null {
  const found = /^([^()[\]]{2,80}?)\s*[([]([^()[\]]{3,30})[)\]]\s*([:–—-])\s+(?=\S)/.exec(words)
  const [all = '', name = '', said = '', mark = ''] = found ?? []
  const state = found && bracketedState.test(said) ? stateCalled(said) : null
  return state
    ? { text: `${name}${mark === ':' ? ':' : ` ${mark}`} ${words.slice(all.length)}`, state }
    : null
}

function stateByDash(words: string): Stated | null {
  const found = stateInMidst.exec(words)
  if (!found?.[1]) return null
  const rest = words.slice(found.index + found[0].length)
  const text = rest === '' ? words.slice(0, found.index) : `${words.slice(0, found.index)}. ${rest}`
  return { text, state: stateCalled(found[1]) }
}

function stateByEnd(words: string): Stated | null {
  const tail = words.slice(-160).replace(/(?:\s*https?:\/\/[^\s]+)+\s*$/, '')
  const cut = words.length - words.slice(-160).length
  const found = markAtEnd.exec(tail) ?? loudStateAtEnd.exec(tail) ?? partedEnd(tail)
  if (!found?.[1]) return null
  return { text: words.slice(0, cut + found.index), state: stateCalled(found[1]) }
}

/** A state in small letters needs a dash or brackets in front of it, or it is a word of the sentence. */
function partedEnd(tail: string): RegExpExecArray | null {
  const found = stateAtEnd.exec(tail)
  return found && /^\s*[-–—:([{]|^\s[-–—]/.test(found[0]) ? found : null
}

/** A dot that ends a sentence ends a name; one behind a letter by itself, or with more right behind it, is of the name. */
const dot = '\\.(?! |$)|(?<=(?<!\\p{L})\\p{L})\\.'
const name = `[\\p{Lu}@](?:[\\p{L}\\d’'_-]|${dot}){0,30}(?: \\p{Lu}(?:[\\p{L}’'-]|${dot}){0,30}){0,2}`
const names = `${name}(?:(?:\\s?[,/&+]\\s?|\\s(?:and|und)\\s)${name}){0,5}`
const labels =
  '(?:[Oo]wners?|OWNER|[Aa]ssignees?|[Aa]ssigned to|DRI|[Rr]esponsible|[Ll]ead|[Aa]ction on|[Ww]ho)'
const labelled = `${labels}\\s*(?:[:=]|(?<=ssigned to))\\s*\\*{0,2}(${names}(?: (?:team|squad|group))?|[^\\s()\\];,.]{2,60}(?: team)?)\\*{0,2}`
/** In brackets, which hold nothing else that is said of what to do, or in the words. */
const ownerLabel = new RegExp(
  `\\s?[([]\\s?${labelled}[^()[\\]\\n]{0,80}[)\\]]|[\\s,;–—-]{0,4}\\b${labelled}`,
  'u',
)
const personName = "\\p{Lu}[\\p{L}’'-]{0,30}(?: \\p{Lu}[\\p{L}’'-]{0,30}){1,2}"
const namedAtEnd = new RegExp(`[\\s(,–—-]+@(${personName})[)\\].]*$`, 'u')
const handleInside = /(?<![\w@/.])@[a-zA-Z][\w.-]{1,40}(?![\w/@])/g
const handleAtEnd = /[\s([–—-]+((?:@[\w.-]{1,40}[\s,/&]*){1,5})[)\].]*$/
const handleAtStart = /^((?:@[\w.-]{1,40}[\s,/&]*){1,5})(?:[:–—-]|to\b|will\b|\s)\s*/
const nameInBrackets = new RegExp(
  `^[([](${names})[)\\]]\\s*[:–—-]?\\s*(?=\\p{L})|\\s*\\((${names})\\)\\s*\\.?$`,
  'u',
)
/** `(Storage team, until 31 March)`, `(DBA team)`. */
const teamInBrackets =
  /\s*\((?:the )?([\p{L}\d][\p{L}\d &/-]{0,30}\s(?:team|squad|group|crew)|\p{Lu}[\p{L}.’'-]{1,30}(?: \p{Lu}[\p{L}.’'-]{1,30}){0,2}(?=\s?[,;]))(?:\s?[,;]\s?(?:until|due|by|eta|deadline|target|end of|q[1-4]\b|\d)[^()]{0,40})?\)[\s.;–—-]*$/iu
const initials = /^([A-Z][A-Za-z]{0,2}[A-Z](?:\s?[/,&+]\s?[A-Z][A-Za-z]{0,2}[A-Z])*)(?:\s?[:–—-]\s+)/
/** Somebody in bold at the end, maybe with others behind a stroke. */
const boldLast = /\*\*[^*\n]{1,40}\*\*(?:\s?[/,&]\s?[\p{L}]{1,20}){0,4}\s*$/u
const boldFirst = /^\s*(?:\*\*|__)([^*_\n]{1,60}?):?(?:\*\*|__):?\s+(?=\S)/

/** A person whom a page links to, at the beginning or at the end; their name has no space that could part it. */
const mentionAtEdge =
  /^@(\S+(?:\u00a0\S+)+)\s*[:–—-]?\s+(?=\S)|[\s(,–—-]+@([^\s@]+(?:\u00a0[^\s).]+)+)[).\s]*$/u

function mentioned(words: string): { owner: string; text: string } | null {
  const found = mentionAtEdge.exec(words)
  const owner = found?.[1] ?? found?.[2]
  return found && owner
    ? { owner: owner.replaceAll('\u00a0', ' '), text: words.replace(found[0], ' ').trim() }
    : null
}

interface Owned {
  owner: string
  text: string
}

/** Who an item names: `Owner: …`, `@handle`, `(Alex)`, `AC: …`, `**Alex** …`; and its words without that. */
function ownerIn(words: string, raw: string): { owner: string | null; text: string } {
  const found = ownerByLabel(words) ?? ownerInBold(words, raw) ?? ownerAtEdge(words) ?? ownerInBrackets(words)
  if (found)
    return noItem.test(found.owner) ? { ...found, owner: null } : { ...found, owner: tidyOwner(found.owner) }
  const [handle, another] = words.match(handleInside) ?? []
  return { owner: handle && !another ? handle : null, text: words }
}

function ownerByLabel(words: string): Owned | null {
  const stated = ownerLabel.exec(words)
  const owner = stated?.[1] ?? stated?.[2]
  if (!stated || !owner) return null
  const before = words.slice(0, stated.index)
  const after = words.slice(stated.index + stated[0].length)
  return { owner, text: /[.;,]$/.test(before) ? `${before}${after.replace(/^[.;,]/, '')}` : before + after }
}

function ownerInBold(words: string, raw: string): Owned | null {
  const bold = plainWords(boldFirst.exec(raw)?.[1] ?? '')
  if (bold !== '' && isOwner(bold) && words.startsWith(bold))
    return { owner: bold, text: words.slice(bold.length) }
  const last = plainWords(boldLast.exec(raw.slice(-120))?.[0] ?? '')
  return last !== '' && isOwner(last) && words.endsWith(last)
    ? { owner: last, text: words.slice(0, -last.length) }
    : null
}

function ownerAtEdge(words: string): Owned | null {
  const start = handleAtStart.exec(words) ?? initials.exec(words)
  if (start?.[1] && !abbreviatedZone(start[1])) return { owner: start[1], text: words.slice(start[0].length) }
  const tail = words.slice(-250)
  const end = namedAtEnd.exec(tail) ?? handleAtEnd.exec(tail)
  return end?.[1] ? { owner: end[1], text: words.slice(0, words.length - end[0].length) } : null
}

function ownerInBrackets(words: string): Owned | null {
  const team = teamInBrackets.exec(words.slice(-120))
  if (team?.[1] && (/\s(?:team|squad|group|crew)$/i.test(team[1]) || isOwner(team[1])))
    return { owner: team[1], text: words.slice(0, words.length - team[0].length) }
  const found = nameInBrackets.exec(words.length > 300 ? words.slice(-300) : words)
  const owner = found?.[1] ?? found?.[2]
  // A number of several digits is a ticket’s.
  if (!found || !owner || /\d{3}/.test(owner) || !isOwner(owner)) return null
  return { owner, text: words.replace(found[0], ' ').trim() }
}

const tidyOwner = (words: string) => words.replace(/[\s,/&:;.]+$/, '').trim()

/** `BinderHub`, `PostgreSQL`; `McKay` and `DeVries` are people. */
const productName = /\p{Lu}{2}\p{Ll}{2}|(?<!^(?:Ma?c|De|Di|La|Le|Van|O’))\p{Ll}\p{Lu}|\p{Lu}\p{Ll}+\p{Lu}{2}/u

const company = /\b(?:LLC|GmbH|Inc|Ltd)\b/

const personal = new RegExp(`^${names}$`, 'u')

/** Whether words in front of items, or beside one, are people: initials, handles, names. Groups of work are none. */
export function isOwner(words: string): boolean {
  const said = plainWords(words).replace(/:$/, '').trim()
  if (said.length > 60 || said === '' || groupWord(said) || abbreviatedZone(said)) return false
  if (meaningOf(said) !== null || productName.test(said) || company.test(said)) return false
  if (stateOfGroup(said) !== null) return false
  return (
    /^[A-Z]{2,4}(?:\s?[/,&+]\s?[A-Z]{2,4})*$/.test(said) ||
    /^@[\w.-]+/.test(said) ||
    /^(?:all|everyone|everybody)$/i.test(said) ||
    personal.test(said)
  )
}

function groupWord(said: string): boolean {
  return said.split(/[\s/,&+]+/).some((word) => isGroup(word))
}

/** A verb tells what to do; some verbs are also names. */
const firstVerbs = new Set(Object.values(verbs).flatMap(({ words }) => [...words]))
const alsoNames =
  /^(?:mark|grant|chase|will|rob|pat|drew|art|max|page|bill|jack|josh|frank|skip|ray|rich|dean|grace|hope|faith|summer|bob|nick|sue|wade|pierce|chuck)$/i
/** Whether words set out with a command: “Add …”, “look into …”. */
export const beginsWithVerb = (words: string) => isVerb(/^[\p{L}-]+/u.exec(words)?.[0] ?? '')

const isVerb = (word: string) => firstVerbs.has(word.toLowerCase()) && !alsoNames.test(word)

const isGroup = (word: string) => !/^[A-Z]{2,3}$/.test(word) && (groupWords.test(word) || isVerb(word))
