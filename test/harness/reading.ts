import { instantText } from '#integrations/gathering.ts'
import type { EvidenceFile } from '#platform/files/evidence-file.ts'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Reader, ReadingOptions, Unread } from '#timeline/reader.ts'
import { makeZip } from './make-zip.ts'

/** Text, bytes or a value that is written as JSON, as evidence. */
export function evidenceOf(content: unknown, name = 'body.json'): Promise<EvidenceFile> {
  return evidenceFromBytes(name, bytesOf(content))
}

export function zipOf(members: Record<string, unknown>, name = 'bodies.zip'): Promise<EvidenceFile> {
  const made = Object.entries(members).map(([path, content]) => ({ path, bytes: bytesOf(content) }))
  return evidenceFromBytes(name, makeZip(made))
}

function bytesOf(content: unknown): Buffer {
  if (Buffer.isBuffer(content)) return content
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
}

export interface Reading {
  entries: EntryDraft[]
  unread: Unread[]
  skipped: Record<string, number>
  bytes: number
}

/** Everything that a reader finds in evidence. */
export async function readAll(
  reader: Reader,
  evidence: EvidenceFile,
  options: ReadingOptions = {},
): Promise<Reading> {
  const reading: Reading = { entries: [], unread: [], skipped: {}, bytes: 0 }
  for await (const batch of reader.read(evidence, options)) {
    reading.entries.push(...batch.entries)
    reading.unread.push(...(batch.unread ?? []))
    for (const [reason, count] of Object.entries(batch.skipped ?? {}))
      reading.skipped[reason] = (reading.skipped[reason] ?? 0) + count
    reading.bytes += batch.bytes
  }
  return reading
}

/** `2024-03-01T14:02:00Z signal Firing: …`, for comparing whole readings at a glance. */
export const told = ({ at, kind, text }: EntryDraft) => `${instantText(at)} ${kind} ${text}`
