import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { decodeText, looksBinary } from '#platform/files/text.ts'
import { mostBytesOf } from './formats/endings.ts'
import { splitFrontMatter } from './formats/front-matter.ts'
import { readMarkup } from './formats/markdown.ts'
import { formatOf } from './formats/recognise.ts'
import type { Outline, Property } from './outline.ts'
import { type LabelledReading, type ReadingChoice, type ReviewReading, unreadable } from './reading.ts'
import { understand } from './understand.ts'

/**
 * Reads a document, or every record of a file of records. Never throws on any bytes: what can’t be opened is `unreadable`,
 * with the reason. Reads nothing but what it is handed. `path` tells the format, and often the date and the title.
 */
export async function readReview(
  path: string,
  bytes: Buffer,
  choice: ReadingChoice = {},
): Promise<ReviewReading[]> {
  return (await readLabelled(path, bytes, choice)).map(({ reading }) => reading)
}

/** The same, with the labels that each was read from. */
export async function readLabelled(
  path: string,
  bytes: Buffer,
  choice: ReadingChoice = {},
): Promise<LabelledReading[]> {
  try {
    return await readBytes(path, bytes, choice)
  } catch (error) {
    const reason =
      error instanceof EvidenceProblem
        ? error.message
        : 'It could not be understood in the form that its name tells.'
    return [unlabelled(unreadable(path, reason))]
  }
}

const unlabelled = (reading: ReviewReading): LabelledReading => ({ reading, labels: [] })

async function readBytes(path: string, bytes: Buffer, choice: ReadingChoice): Promise<LabelledReading[]> {
  if (bytes.length === 0) return [unlabelled(unreadable(path, 'It is empty.'))]
  if (bytes.length > mostBytesOf(path)) return [unlabelled(unreadable(path, 'It is larger than any review.'))]
  const format = formatOf(path, bytes)
  if (format === 'docx') {
    const { readDocx } = await import('./formats/docx.ts')
    return [understand(path, await readDocx(bytes), choice)]
  }
  if (format === 'other' || looksBinary(bytes.subarray(0, 8192)))
    return [unlabelled(unreadable(path, 'It is no document that can be read here.'))]
  const text = decodeText(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replaceAll('\u00a0', ' ')
  if (format === 'json') return readRecords(path, text, choice)
  if (format === 'csv') return [unlabelled(listOfRows(path, text))]
  if (format === 'html') return [understand(path, await htmlOutline(text), choice)]
  return [understand(path, await markupOutline(text), choice)]
}

async function markupOutline(text: string): Promise<Outline> {
  const { properties, body, problems } = await splitFrontMatter(text)
  return { title: titleIn(properties), properties, blocks: await readMarkup(body), problems }
}

/** Pages of a blog have settings in front of their HTML. */
async function htmlOutline(text: string): Promise<Outline> {
  const { readHtml } = await import('./formats/html.ts')
  const { properties, body, problems } = await splitFrontMatter(text)
  const page = readHtml(body)
  const title = titleIn(properties) ?? page.title
  return {
    ...page,
    title,
    properties: [...properties, ...page.properties],
    problems: [...problems, ...page.problems],
  }
}

const titleIn = (properties: readonly Property[]) =>
  properties.find(({ key }) => /^title$/i.test(key))?.values[0] ?? null

async function readRecords(path: string, text: string, choice: ReadingChoice): Promise<LabelledReading[]> {
  const { outlineOfRecord, recordsOf } = await import('./formats/json.ts')
  let records: Record<string, unknown>[]
  try {
    records = recordsOf(text)
  } catch {
    return [unlabelled(unreadable(path, 'It is no JSON that can be understood.'))]
  }
  if (records.length === 0) return [unlabelled(unreadable(path, 'It holds no records.'))]
  const outlines = await Promise.all(records.map(outlineOfRecord))
  const order = choice.dayOrder ?? (await import('./formats/json.ts')).orderOf(outlines)
  return outlines.map((outline, index) =>
    understand(
      records.length === 1 ? path : `${path}#${index + 1}`,
      outline,
      order ? { ...choice, dayOrder: order } : choice,
    ),
  )
}

/** A table beside pages, as Notion exports it: what it lists is read from the pages. */
function listOfRows(path: string, text: string): ReviewReading {
  const rows = Math.max(0, text.split('\n').filter((line) => line.trim() !== '').length - 1)
  return {
    ...unreadable(path, `It is a table of ${rows} rows; the pages it lists are read by themselves.`),
    kind: 'list',
  }
}
