/** What a part of a review tells, whatever its heading says. */
export const meanings = [
  'summary',
  'impact',
  'timeline',
  'trigger',
  'factors',
  'detection',
  'response',
  'resolution',
  'went-well',
  'lucky',
  'lessons',
  'items',
  'other',
] as const
export type Meaning = (typeof meanings)[number]

/**
 * `review`: tells of an incident. `notice`: an announcement, or a page beside the reviews. `template`: a form nobody filled
 * in. `list`: points to reviews that are elsewhere. `unreadable`: could not be opened or understood.
 */
export const documentKinds = ['review', 'notice', 'template', 'list', 'unreadable'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const itemStates = ['open', 'in-progress', 'done', 'declined'] as const
export type ItemState = (typeof itemStates)[number]

export interface ReadSection {
  /** As written, without marks of emphasis; empty for words before the first heading. */
  heading: string
  meaning: Meaning
  /** Markdown. */
  text: string
}

export interface ReadMoment {
  /** RFC 3339 in UTC; a full-date (`2026-01-05`) where no time of day is told. */
  at: string
  text: string
}

export interface ReadItem {
  text: string
  owner: string | null
  /** Null where nothing is said about it. */
  state: ItemState | null
  url: string | null
}

/** What was understood of one document. */
export interface ReviewReading {
  /** As given; a record of a file of records has `#` and its number, from 1, behind it. */
  path: string
  kind: DocumentKind
  title: string | null
  /** When the incident began, as far as it is told: RFC 3339, or a full-date where no time of day is told. */
  date: string | null
  /** As written. */
  severity: string | null
  services: string[]
  sections: ReadSection[]
  timeline: ReadMoment[]
  items: ReadItem[]
  /** In sentences for people: why it is no review, what was guessed, what was not understood. */
  problems: string[]
}

/** What a person knows better than the document. */
export interface ReadingChoice {
  /** IANA name, abbreviation or offset for times that name none; else what the document says, else UTC. */
  zone?: string
  /** How `3/4/2024` is meant; else what other dates of the document show, else month first. */
  dayOrder?: 'day-first' | 'month-first'
  /** What headings mean, by their key (`headingKey`), whatever is known of them. */
  meanings?: Readonly<Record<string, Meaning>>
  /** What labels and keys of the front matter tell, by their key in small letters. */
  fields?: Readonly<Record<string, ChosenField>>
}

export const chosenFields = ['title', 'date', 'severity', 'services', 'ignore'] as const
/** What a person says that a label tells; what is to be ignored tells nothing. */
export type ChosenField = (typeof chosenFields)[number]

/** A label that a document has: `Severity: SEV1`, a key of its front matter, a row of a table of details. */
export interface ReadLabel {
  /** In small letters. */
  key: string
  sample: string
  /** What it is taken for; null where it says nothing that is needed. */
  field: ChosenField | null
}

/** A reading, and the labels that it was read from. */
export interface LabelledReading {
  reading: ReviewReading
  labels: ReadLabel[]
}

/** A document of which nothing but the reason was understood. */
export function unreadable(path: string, reason: string): ReviewReading {
  return {
    path,
    kind: 'unreadable',
    title: null,
    date: null,
    severity: null,
    services: [],
    sections: [],
    timeline: [],
    items: [],
    problems: [reason],
  }
}
