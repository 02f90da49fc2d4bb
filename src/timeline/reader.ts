import type { EvidenceFile } from '#platform/files/evidence-file.ts'
import type { EntryDraft } from './entry.ts'

/** What a person chose, or left to the reader, before reading. Every field is optional. */
export interface ReadingOptions {
  /** Channel names or identifiers to take; absent means all. */
  channels?: string[]
  /** RFC 3339 bounds of the time window: from included, to excluded. */
  from?: string
  to?: string
  /** IANA zone for times that name none. Default UTC. */
  zone?: string
  /** YYYY-MM-DD for times without a date. */
  date?: string
  /** For tables: which column feeds which part of an entry. */
  columns?: ColumnMapping
}

export interface ColumnMapping {
  at: string
  text: string[]
  until?: string
  actor?: string
  kind?: string
  source?: string
  key?: string
}

/** A record that became no entry, and why. `where` uses the form of `EntryDraft.slice`. */
export interface Unread {
  where: string
  reason: string
}

/** A piece of reading; readers yield these in batches of a few hundred entries. */
export interface Batch {
  entries: EntryDraft[]
  /** Left out on purpose, counted by reason ("outside the chosen channels"). */
  skipped?: Record<string, number>
  /** Could not be understood; stays in the evidence. */
  unread?: Unread[]
  /** Bytes of the evidence (compressed, for an archive) consumed since the last batch. */
  bytes: number
}

/** What a look into the evidence shows before it is read, so that a person can choose. */
export interface Inspection {
  channels?: { id: string; name: string; messages?: number }[]
  from?: string
  to?: string
  columns?: { name: string; samples: string[] }[]
  guess?: ColumnMapping
  /** Options without which nothing sensible can be read. */
  needs?: ('columns' | 'date')[]
  /** The first entries, read with the given options. */
  preview: EntryDraft[]
  notes?: string[]
}

/** A guess at a format: 0 is certainly not, 1 is certainly. `reason` is shown to people. */
export interface Recognition {
  confidence: number
  reason: string
}

/**
 * Translates one format into entries. A reader decides nothing about the incident; it has no I/O beyond the
 * evidence it is handed, and one bad record never ends it.
 */
export interface Reader {
  /** Stable identifier: `slack-export`, `alertmanager`, `table`. */
  format: string
  /** What people call it: "Slack workspace export". */
  name: string
  recognise(evidence: EvidenceFile): Promise<Recognition>
  inspect(evidence: EvidenceFile, options: ReadingOptions): Promise<Inspection>
  read(evidence: EvidenceFile, options: ReadingOptions): AsyncIterable<Batch>
}
