import { organisationOf } from '#people/store.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ExportFormat } from './contract.ts'
import { findReview } from './door.ts'
import { reportMarkdown, reportPage, reportPdf } from './report/formats.ts'
import { reportPicture } from './report/picture.ts'
import { draftReport, type ReportContext } from './report-actions.ts'
import type { ReportContent } from './report-content.ts'
import { latestNames, readVersion } from './report-store.ts'

interface ReportFile {
  name: string
  mediaType: string
  bytes: Buffer
}

/** A report as a file: the latest published version, a given one, or the draft as it stands. */
export async function exportReport(
  context: ReportContext,
  actor: Actor,
  key: string,
  format: ExportFormat,
  version: number | 'draft' | undefined,
): Promise<ReportFile> {
  const { content, ...about } = await versionOrDraft(context, actor, key, version)
  const organisation = (await organisationOf(context.db))?.name ?? ''
  const edition = { ...about, organisation }
  const file = (mediaType: string, bytes: string | Uint8Array) => ({
    name: `${content.key}${about.version === null ? '-draft' : ''}.${format}`,
    mediaType,
    bytes: Buffer.from(bytes),
  })
  if (format === 'md') return file('text/markdown; charset=utf-8', await reportMarkdown(content))
  if (format === 'pdf') {
    const swimlane = reportPicture(content, 'paper')
    return file('application/pdf', await reportPdf(content, { ...edition, swimlane }))
  }
  const pictures = { swimlane: reportPicture(content), swimlaneDark: reportPicture(content, 'dark') }
  return file('text/html; charset=utf-8', await reportPage(content, { ...edition, ...pictures }))
}

interface Chosen {
  content: ReportContent
  version: number | null
  publishedAt: string | null
}

async function versionOrDraft(
  context: ReportContext,
  actor: Actor,
  key: string,
  wanted: number | 'draft' | undefined,
): Promise<Chosen> {
  const { db } = context
  if (wanted === 'draft') return draft(context, actor, key)
  try {
    const { content, number, publishedAt } = await readVersion(db, actor, key, wanted)
    return { content, version: number, publishedAt }
  } catch (error) {
    // Whoever takes part gets the draft while nothing is published yet.
    if (wanted === undefined && error instanceof Problem && (await takesPart(db, actor, key)))
      return draft(context, actor, key)
    throw error
  }
}

async function draft(context: ReportContext, actor: Actor, key: string): Promise<Chosen> {
  const review = await findReview(context.db, actor, key)
  const { content } = await draftReport(context, actor, key, await latestNames(context.db, review.id))
  return { content, version: null, publishedAt: null }
}

async function takesPart(db: Db, actor: Actor, key: string): Promise<boolean> {
  return findReview(db, actor, key).then(
    () => true,
    () => false,
  )
}
