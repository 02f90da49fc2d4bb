import path from 'node:path'
import { LeftOut } from '../folders/left-out.ts'
import { isTrouble, type Trouble } from '../folders/walk.ts'
import { type Output, openOutput } from '../terminal/output.ts'
import { plain } from '../terminal/plain.ts'
import { say } from '../terminal/speak.ts'
import type { Choice, LintOptions } from './choice.ts'
import { countOf, type LintedDocument, type Reporter, type Totals } from './document.ts'
import { type Found, findDocuments, standardInput } from './files.ts'
import { createLook, type Look } from './look.ts'
import { readDocument, readInput, type Text } from './read.ts'
import { createSettingsFinder, isIgnored, type Settings, settingsName } from './settings.ts'

/** How it ended: prompts, whether they are a reason to refuse, and files that could not be looked at. */
export interface Ending {
  warnings: number
  strict: boolean
  faults: number
}

interface Job {
  shown: string
  settings: Settings
  read(): Text | Promise<Text>
}

const reporters: Record<LintOptions['format'], () => Promise<Reporter>> = {
  text: async () => (await import('./as-text.ts')).asText(),
  json: async () => (await import('./as-json.ts')).asJson(),
  github: async () => (await import('./as-github.ts')).asGithub(),
  sarif: async () => (await import('./as-sarif.ts')).asSarif(),
}

/** Looks at every document among the paths, and prints what it found as it goes. */
export async function lintDocuments(paths: readonly string[], choice: Choice): Promise<Ending> {
  const { options } = choice
  const reporter = await reporters[options.format]()
  const look = await createLook(choice)
  const output = openOutput()
  const totals: Totals = { documents: [], warnings: 0, infos: 0, leftOut: [] }
  let strict = options.strict === true
  await output.write(reporter.begin())
  for await (const job of jobsAmong(paths, options)) {
    if ('leftOut' in job) {
      tellLeftOut(job, totals)
      continue
    }
    const document = await lookAt(job, look, totals)
    if (!document) continue
    strict ||= job.settings.strict && countOf(document.remarks, 'warning') > 0
    await report(document, { reporter, output, totals, options })
  }
  await output.write(reporter.end(totals))
  await output.flush()
  const faults = totals.leftOut.filter(({ leftOut }) => leftOut.reason !== 'unfit').length
  return { warnings: totals.warnings, strict, faults }
}

async function* jobsAmong(
  paths: readonly string[],
  { stdinName }: LintOptions,
): AsyncGenerator<Job | Trouble> {
  const settingsFor = createSettingsFinder()
  for (const given of paths) {
    if (given === '-') {
      const shown = stdinName ?? standardInput
      const settings = await settingsFor(path.dirname(path.resolve(stdinName ?? 'x')))
      yield { shown, settings, read: readInput }
    }
  }
  const files = paths.filter((given) => given !== '-')
  for (const found of findDocuments(files)) {
    if (isTrouble(found)) yield found
    else yield* jobOf(found, await settingsFor(path.dirname(found.file)))
  }
}

function* jobOf({ shown, file, named }: Found, settings: Settings): Generator<Job> {
  if (!isIgnored(settings, file)) yield { shown, settings, read: () => readDocument(file) }
  else if (named) say(`${plain(shown)}: left out, as ${settingsName} says.`)
}

async function lookAt(
  { shown, settings, read }: Job,
  look: Look,
  totals: Totals,
): Promise<LintedDocument | null> {
  try {
    return look(shown, await read(), settings)
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error
    tellLeftOut({ shown, leftOut: error }, totals)
    return null
  }
}

function tellLeftOut({ shown, leftOut }: Trouble, totals: Totals) {
  totals.leftOut.push({ path: shown, leftOut })
  say(`${plain(shown)}: ${leftOut.message}.`)
}

interface Reporting {
  reporter: Reporter
  output: Output
  totals: Totals
  options: LintOptions
}

async function report(document: LintedDocument, { reporter, output, totals, options }: Reporting) {
  const { path: shown, remarks, comments } = document
  const counts = { warnings: countOf(remarks, 'warning'), infos: countOf(remarks, 'info') }
  totals.documents.push({ path: shown, ...counts })
  totals.warnings += counts.warnings
  totals.infos += counts.infos
  for (const { place, message } of comments.mistakes) say(`${plain(shown)}:${place.line}: ${message}`)
  if (options.reportUnused)
    for (const { line } of comments.unused)
      say(`${plain(shown)}:${line}: this ignore comment silences nothing.`)
  await output.write(reporter.document(document))
}
