import { channelChooser, dayMatters, nextBatch } from '#integrations/channel-choice.ts'
import { Gathering } from '#integrations/gathering.ts'
import { isClosed, type Source, sliceOf, sources } from '#integrations/sources.ts'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { linePieces } from '#platform/files/lines.ts'
import type { Batch, Reader, ReadingOptions } from '#timeline/reader.ts'
import { inspectLogs } from './inspect.ts'
import { LogClock } from './log-clock.ts'
import { logName } from './log-name.ts'
import { recogniseLogs } from './recognise.ts'
import { shapeOf } from './shape.ts'
import { Transcript } from './transcript.ts'

/** IRC logs of the usual programs, and chat as people paste it: single files or a zip of them. */
export const chatLog: Reader = {
  format: 'chat-log',
  name: 'Chat log (IRC or pasted)',
  recognise: (evidence) => recogniseLogs(logFiles(evidence)),
  inspect: (evidence, options) => inspectLogs(readLogs, evidence, options),
  read: readLogs,
}

const otherFiles =
  /\.(?:json|html?|css|js|md|csv|xml|ya?ml|pdf|png|jpe?g|gif|webp|svg|mp[34]|zip|gz|7z|tar|docx?|xlsx?)$/i

function logFiles(evidence: EvidenceFile) {
  return sources(evidence, (path) => (otherFiles.test(path) ? 'files that are no chat log' : null))
}

async function* readLogs(evidence: EvidenceFile, options: ReadingOptions): AsyncGenerator<Batch> {
  const gathering = new Gathering(options)
  const chosen = channelChooser(options)
  for await (const source of logFiles(evidence)) {
    if (isClosed(source)) {
      gathering.bytes += source.cost
      if (source.skipped) gathering.skip(source.skipped)
      else gathering.fail(sliceOf(source.part, ''), source.unread ?? '')
      continue
    }
    const { channel, date } = logName(source.name)
    const reason = chosen(channel) ? outsideTime(date, gathering) : 'logs of channels that were not chosen'
    if (reason === null) yield* readLog(source, options, gathering)
    else {
      gathering.skip(reason)
      gathering.bytes += source.cost
    }
  }
  yield await nextBatch(gathering)
}

function outsideTime(date: string | null, { to }: Gathering): string | null {
  // A log that is named after a day may run on into the next ones, so only later ones are left out.
  return date === null || dayMatters(date, { from: null, to }) ? null : 'logs outside the chosen times'
}

async function* readLog(
  source: Source,
  options: ReadingOptions,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  try {
    yield* readLines(source, transcriptOf(source, options, gathering), gathering)
  } catch (error) {
    if (!(error instanceof EvidenceProblem) || source.part === undefined) throw error
    gathering.fail(sliceOf(source.part, ''), error.message)
  }
  if (source.part !== undefined) gathering.bytes += source.cost
}

async function* readLines(
  source: Source,
  transcript: Transcript,
  gathering: Gathering,
): AsyncGenerator<Batch> {
  for await (const { first, lines, tooLong, bytes } of linePieces(source.stream())) {
    const lost = new Set(tooLong)
    for (const [index, line] of lines.entries()) {
      if (lost.has(first + index)) transcript.lose(first + index, 'This line is too long to be read.')
      else transcript.add(line, first + index)
      if (gathering.isFull) yield await nextBatch(gathering)
    }
    if (source.part === undefined) gathering.bytes += bytes
  }
  transcript.flush()
}

function transcriptOf(source: Source, options: ReadingOptions, gathering: Gathering): Transcript {
  // Archives hold thousands of small logs of one form; a few lines of each tell enough.
  const shape = source.part === undefined ? shapeOf(source.head) : shapeOf(source.head, 30)
  if (!shape) throw new EvidenceProblem('encoding', 'This file is no text, so it can’t be a chat log.')
  const { channel, date } = logName(source.name)
  const clock = new LogClock(options.zone, options.date ?? date ?? shape.firstDate, shape.order)
  return new Transcript(source.part, channel, clock, shape, gathering)
}
