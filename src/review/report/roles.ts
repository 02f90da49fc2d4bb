import { monthNames, nameWords } from './name-words.ts'

/** Somebody whose name a report keeps to itself. */
export interface NamedPerson {
  name: string
  /** Without the `@`. */
  handle?: string
  email?: string
  /** Their roles in the incident, the most telling first. */
  roles: readonly string[]
}

/**
 * Replaces people's names in a text by their roles: full names, first names, `@handles` and e-mail addresses.
 *
 * What it can't do: surnames alone, nicknames, initials alone (`PS`) and misspelt names stay. A first name that is also a
 * word (`Will`, `Mark`, `May`, `Rose`) is replaced only with a capital letter, and not where a sentence begins.
 * A handle without its `@` is replaced only where somebody is addressed with it. A name shared by two people becomes
 * “a responder”. Code, addresses of pages, paths and file names stay as they are.
 */
export function nameless(text: string, people: readonly NamedPerson[]): string {
  return namelessFor(people)(text)
}

/** The same, prepared once for many texts. */
export function namelessFor(people: readonly NamedPerson[]): (text: string) => string {
  const names = namesOf(people)
  if (names.size === 0) return (text) => text
  const pattern = patternOf(names)
  return (text) =>
    // Only a text that holds a name is worth cutting into pieces.
    text.search(pattern) >= 0
      ? pieces(text)
          .map((piece) => (piece.kept ? piece.text : replaceIn(piece, text, pattern, names)))
          .join('')
      : text
}

/** What a report says of who did something: `Incident Commander`, a name, or the name of a machine. */
export function whoOf(
  actor: string | null,
  people: readonly NamedPerson[],
  choice: 'roles' | 'names',
  actorKind: 'human' | 'automation' | 'system' | 'customer' | 'vendor' = 'human',
): string | null {
  if (actor === null || choice === 'names') return actor
  if (actorKind === 'automation' || actorKind === 'system') return actor
  if (actorKind === 'customer') return 'Customer'
  if (actorKind === 'vendor') return 'Vendor'
  const known = key(actor.replace(/^@/, ''))
  const person = people.find((each) =>
    [each.name, each.handle, each.email].some((own) => own !== undefined && key(own) === known),
  )
  return (person && roleOf(person)) ?? 'Responder'
}

const roleOf = (person: NamedPerson): string | undefined => person.roles.find((role) => role.trim() !== '')

interface Name {
  /** `the Incident Commander`, `a responder`. */
  words: string
  /** The role alone, to find it beside the name. */
  role: string | null
  /** A first name that is also a word, or a handle without its `@`, is a person only in some places. */
  kind: (typeof kinds)[number]
}

/** Letter case, accents and the kinds of spaces make no difference. */
function key(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

const kinds = ['name', 'word', 'handle'] as const

function namesOf(people: readonly NamedPerson[]): Map<string, Name> {
  const names = new Map<string, Name>()
  const add = (text: string | undefined, name: Omit<Name, 'kind'>, kind: Name['kind'] = 'name') => {
    const known = text === undefined ? '' : key(text)
    // A single letter is too little to be sure of.
    if (known.length < 2) return
    const other = names.get(known)
    // What is a name for somebody counts as one.
    const either = kinds.find((each) => each === kind || each === other?.kind) ?? kind
    const shared = other !== undefined && other.words !== name.words
    names.set(known, shared ? { words: 'a responder', role: null, kind: either } : { ...name, kind: either })
  }
  for (const person of people) {
    const { words, role } = spoken(person, people)
    const [first = '', ...others] = person.name.trim().split(/\s+/)
    if (others.length > 0) {
      add(person.name, { words, role })
      add(`${first} ${others.at(-1)?.slice(0, 1)}`, { words, role })
    }
    add(first, { words, role }, nameWords.has(key(first)) ? 'word' : 'name')
    add(person.handle === undefined ? undefined : `@${person.handle}`, { words, role })
    add(person.handle, { words, role }, 'handle')
    add(person.email, { words, role })
  }
  return names
}

function spoken(person: NamedPerson, people: readonly NamedPerson[]): { words: string; role: string | null } {
  const alone = (role: string) =>
    people.filter((other) => other.roles.some((each) => key(each) === key(role))).length === 1
  const own = person.roles.filter((role) => role.trim() !== '')
  const role = own.find(alone) ?? own[0]
  if (role === undefined || key(role) === 'responder') {
    const only = role !== undefined && alone(role)
    return { words: only ? 'the responder' : 'a responder', role: role ?? null }
  }
  if (alone(role)) return { words: `the ${role}`, role }
  return { words: `${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`, role }
}

/** Longest first, so that a full name wins over its first part. */
function patternOf(names: ReadonlyMap<string, Name>): RegExp {
  const all = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => [...name].map(letterPattern).join('') + (/ .$/.test(name) ? afterInitial : ''))
  const before = String.raw`(?<![\p{L}\p{N}_/\\#$@]|[\p{L}\p{N}_][-.])`
  const after = String.raw`(?![\p{L}\p{N}_@/\\]|[-.][\p{L}\p{N}_])`
  return new RegExp(`${before}(@?(?:${all.join('|')}))(['’]s?(?![\\p{L}\\p{N}]))?${after}`, 'giu')
}

/** The full stop of `Priya S.`, unless it ends the sentence. */
const afterInitial = String.raw`(?:\.(?=\s\p{Ll}))?`

/** A letter with whatever accents, decomposed or not. */
function letterPattern(letter: string): string {
  if (letter === ' ') return String.raw`\s+`
  if (!/\p{L}/u.test(letter)) return letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return `${accented(letter)}\\p{M}*`
}

const accents = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328'

function accented(letter: string): string {
  const forms = new Set(
    [...accents].map((accent) => (letter + accent).normalize('NFC')).filter((form) => form.length === 1),
  )
  return forms.size === 0 ? letter : `[${letter}${[...forms].join('')}]`
}

interface Piece {
  text: string
  start: number
  kept: boolean
}

/** Code, and whatever leads somewhere, is kept letter by letter. */
const kept =
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|(`+)(?!`)[^\n]*?[^`\n]\2(?!`)|\b[a-z][a-z0-9+.-]*:\/\/[^\s<>]+|(?<=\])\([^()\s]*\)/gim

function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let done = 0
  for (const match of text.matchAll(kept)) {
    found.push({ text: text.slice(done, match.index), start: done, kept: false })
    found.push({ text: match[0], start: match.index, kept: true })
    done = match.index + match[0].length
  }
  return [...found, { text: text.slice(done), start: done, kept: false }]
}

function replaceIn(piece: Piece, text: string, pattern: RegExp, names: ReadonlyMap<string, Name>): string {
  const replaced = piece.text.replace(
    pattern,
    (whole: string, name: string, possessive: string | undefined, at: number) => {
      const known = names.get(key(name)) ?? names.get(key(name.replace(/^@|\.$/g, '')))
      const before = text.slice(0, piece.start + at)
      const after = text.slice(piece.start + at + whole.length)
      if (!known || !standsForPerson(known, name, { before, after, possessive: possessive !== undefined }))
        return whole
      const words = beginsSentence(before)
        ? known.words.slice(0, 1).toUpperCase() + known.words.slice(1)
        : known.words
      return words + (possessive ? '’s' : '')
    },
  )
  return withoutEcho(replaced, names)
}

const opening = String.raw`["'“‘(\[*_~]*`
const sentenceStart = new RegExp(
  String.raw`(?:^|\n|[.!?…]["'”’)\]*_]*\s)\s*(?:(?:[-*+>]|#{1,6}|\d+[.)])\s+)*${opening}$`,
)
const afterColon = /[:;]\s*$/

const beginsSentence = (before: string) => sentenceStart.test(before.slice(-80))

interface Surroundings {
  before: string
  after: string
  possessive: boolean
}

function standsForPerson({ kind }: Name, name: string, around: Surroundings): boolean {
  if (kind === 'name' || name.startsWith('@')) return true
  // `psharma: can you look?`, as people address each other in chats.
  const addressed = beginsSentence(around.before) && /^[:,]\s/.test(around.after)
  return kind === 'handle' ? addressed : wordIsPerson(name, around)
}

/** Whether a first name that is also a word stands for a person here. */
function wordIsPerson(name: string, { before, after, possessive }: Surroundings): boolean {
  const capital = /^\p{Lu}\p{Ll}/u.test(name)
  if (!capital || nearDate(name, before, after)) return false
  if (possessive) return true
  if (beginsSentence(before)) return /^:\s/.test(after)
  return !afterColon.test(before)
}

function nearDate(name: string, before: string, after: string): boolean {
  if (!monthNames.has(key(name))) return false
  return (
    /(?:\d|\b(?:in|since|until|till|by|of|last|next|this|early|late|mid|from|during|before|after|every))[\s-]*$/i.test(
      before,
    ) || /^\s*\d/.test(after)
  )
}

/** `Incident Commander the Incident Commander` and `the Incident Commander (Incident Commander)` say it once. */
function withoutEcho(text: string, names: ReadonlyMap<string, Name>): string {
  let shown = text
  for (const role of new Set([...names.values()].map((name) => name.role))) {
    if (!role) continue
    const word = role.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    const aside = String.raw`(?: \((?:the )?${word}\)|, (?:the )?${word},?)`
    shown = shown
      .replace(new RegExp(String.raw`\b((?:the|an?) ${word})${aside}`, 'gi'), '$1')
      .replace(new RegExp(String.raw`\b(${word}),? (?:the|an?) ${word}\b`, 'gi'), '$1')
  }
  return shown
}
