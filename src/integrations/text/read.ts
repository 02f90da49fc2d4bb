import { chosenZone } from '#integrations/chosen-zone.ts'
import { contentKey } from '#integrations/content-key.ts'
import { Gathering, inspectByReading } from '#integrations/gathering.ts'
import { jsonSample } from '#integrations/json-sample.ts'
import { meterOf, openSources, type Source, sliceOf } from '#integrations/sources.ts'
import { tableName } from '#integrations/table/row.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { type LinePiece, linePieces } from '#platform/files/lines.ts'
import { decodeText, looksBinary } from '#platform/files/text.ts'
import type { Batch, Inspection, Reader, ReadingOptions, Recognition } from '#timeline/reader.ts'
import { readTime, type TimeContext } from '#timeline/time-text.ts'
import { ClockHand } from './clock-hand.ts'
import { NoteTaker } from './notes.ts'
import { fullDateIn, type Survey, surveyOf } from './survey.ts'

const noTimes =
  'No line of this text begins with a time. Write one at the beginning of each line (14:02 …), or choose a date to keep the text as one entry.'
const longestWhole = 20_000
const mostWholeLines = 2000

/**
 * Notes and logs in plain text or Markdown: lines, bullets, headings and table rows that begin with a time or
 * hold one early on. Words without a time belong to the time above them; dates in headings hold for what follows.
 */
export const text: Reader = { format: 'text', name: 'Text with times', recognise, inspect, read }

async function recognise(evidence: EvidenceFile): Promise<Recognition> {
  for await (const source of openSources(evidence, noTextMember, new Gathering({}))) {
    if (looksBinary(source.head)) return { confidence: 0, reason: 'not text' }
    if (jsonSample(source).form !== 'none') return { confidence: 0.03, reason: 'text, but rather JSON' }
    const { timed, filled } = surveyOf(headLines(source))
    if (timed >= 3 || (timed > 0 && timed * 5 >= filled))
      return { confidence: 0.35, reason: 'text with times' }
    if (timed > 0) return { confidence: 0.2, reason: 'text with a few times' }
    return { confidence: filled > 0 ? 0.05 : 0, reason: filled > 0 ? 'text without times' : 'empty' }
  }
  return { confidence: 0, reason: 'not text' }
}

/** Why a member of an archive is not looked into for notes, or null. */
const noTextMember = (path: string) =>
  /\.(?:md|markdown|qmd|rst|txt|text|log|org|adoc)$|(?:^|\/)[^./]+$/i.test(path) ? null : 'no text'

function headLines({ head, size }: Source): string[] {
  const lines = decodeText(head).split(/\r\n|\n|\r/)
  if (head.length < size && lines.length > 1) lines.pop()
  return lines
}

interface Setting {
  survey: Survey
  context: TimeContext
  /** The day was taken from the file's name. */
  dayFromName: boolean
}

/** `2024-03-01_checkout.md`, `20240301-checkout.txt`. */
function dateInName(path: string): string | undefined {
  const name = tableName(path).replace(/(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
  return fullDateIn(name.replaceAll('_', ' ').replace(/(\d{4}-\d\d-\d\d)-/, '$1 '))
}

function settingOf(source: Source, options: ReadingOptions): Setting {
  const survey = surveyOf(headLines(source))
  const named = dateInName(source.name)
  const date = options.date ?? named
  const { zone = survey.zone } = chosenZone(options)
  const context: TimeContext = {
    dayOrder: survey.dayOrder,
    ...(date ? { date } : {}),
    ...(zone ? { zone } : {}),
  }
  return { survey, context, dayFromName: !options.date && named !== undefined }
}

async function inspect(evidence: EvidenceFile, options: ReadingOptions): Promise<Inspection> {
  const found = await inspectByReading(read, evidence, options)
  const told = found.notes ?? []
  const needsDate = !options.date && told.some((note) => note.includes('Choose the date') || note === noTimes)
  const notes = [...told]
  for await (const source of openSources(evidence, noTextMember, new Gathering({}))) {
    notes.push(...habitNotes(settingOf(source, options), options))
    break
  }
  return { ...found, ...(needsDate ? { needs: ['date'] } : {}), ...(notes.length > 0 ? { notes } : {}) }
}

/** What was taken for granted while reading, so that a person can correct it. */
function habitNotes({ survey, context, dayFromName }: Setting, options: ReadingOptions): string[] {
  const notes: string[] = []
  if (dayFromName)
    notes.push(`Times before the first date were put on ${context.date}, from the file’s name.`)
  if (survey.zone && !options.zone) notes.push(`Times were read in ${survey.zone}, as the text says.`)
  if (survey.doubtful) {
    const order = survey.dayOrder === 'day-first' ? 'day' : 'month'
    notes.push(
      `Dates such as 3/4/2024 were read with the ${order} first; nothing in this text says which it is.`,
    )
  }
  return notes
}

async function* read(evidence: EvidenceFile, options: ReadingOptions): AsyncGenerator<Batch> {
  const gathering = new Gathering(options)
  for await (const source of openSources(evidence, noTextMember, gathering))
    yield* readSource(source, options, gathering)
  yield gathering.take()
}

async function* readSource(
  source: Source,
  options: ReadingOptions,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  const { survey, context } = settingOf(source, options)
  const slice = (first: number, last: number) =>
    sliceOf(source.part, first === last ? `L${first}` : `L${first}-L${last}`)
  const hand = new ClockHand(context, survey.firstDate)
  const taker = new NoteTaker(survey, hand, { name: tableName(source.name), slice }, gathering)
  const meter = meterOf(source, gathering)
  const words: string[] = []
  try {
    for await (const piece of linePieces(source.stream())) {
      meter.consumed(piece.bytes)
      takePiece(piece, taker, slice, gathering)
      if (!taker.hasTimes && words.length < mostWholeLines)
        words.push(...piece.lines.slice(0, mostWholeLines))
      if (gathering.isFull) yield gathering.take()
    }
  } catch (error) {
    if (source.part === undefined || !(error instanceof EvidenceProblem)) throw error
    gathering.fail(sliceOf(source.part, ''), error.message)
  }
  taker.end()
  meter.done()
  if (!taker.hasTimes) keepWhole(words.join('\n').trim(), source, options, gathering)
  else if (taker.untimed > 0) gathering.skip('lines without a time', taker.untimed)
}

function takePiece(
  { first, lines, tooLong }: LinePiece,
  taker: NoteTaker,
  slice: (first: number, last: number) => string,
  gathering: Gathering,
): void {
  for (const [index, line] of lines.entries()) taker.add(line, first + index)
  for (const number of tooLong) gathering.fail(slice(number, number), 'This line is too long to be read.')
}

/** A text that tells no times is one entry on the chosen day. */
function keepWhole(words: string, source: Source, options: ReadingOptions, gathering: Gathering): void {
  const where = sliceOf(source.part, '')
  const day = options.date ? readTime(options.date, chosenZone(options)) : null
  if (words === '') gathering.fail(where, 'This is empty.')
  else if (!day) gathering.fail(where, noTimes)
  else {
    gathering.add({
      key: `text:${contentKey(`${day.at}\u0000${words}`)}`,
      at: day.at,
      precision: 'unknown',
      kind: 'context',
      actorKind: 'human',
      source: tableName(source.name),
      text: words.slice(0, longestWhole),
      slice: where,
    })
  }
}
