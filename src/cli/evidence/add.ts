import type { Command } from 'commander'
import type { AddedEvidence, Evidence } from '#timeline/contract.ts'
import { addExamples } from '../examples.ts'
import { explain } from '../explain.ts'
import { exitCodes, misused, refused } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { invokedAs } from '../invoked-as.ts'
import { type Api, connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { chosenReading, type ReadingChoice, readingOptions } from './options.ts'
import { filesText, outcomeText } from './print.ts'
import { openUpload, sendEvidence, type Upload } from './upload.ts'
import { isBeingRead, waitForReading } from './wait.ts'

interface AddOptions extends ReadingChoice, Format {
  name?: string
  read: boolean
  wait: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .argument('<file...>', 'files, or - for standard input')
  readingOptions(command)
    .option('--name <name>', 'call it so instead of by its file; needed for standard input')
    .option('--no-read', 'keep it without reading it')
    .option('--no-wait', 'don’t wait until it is read')
    .addOption(formatOption())
    .action(add)
  command.addHelpText(
    'after',
    '\nThe same file again, or one that overlaps, adds nothing twice. Ctrl-C while reading ends the waiting only.',
  )
  addExamples(command, [
    'afterword evidence add INC-1 ./export.zip',
    'afterword evidence add INC-1 ./export.zip --channel incidents --from "2026-03-01 12:00" --to "2026-03-01 18:00"',
    'afterword evidence add INC-1 ./tickets.csv --as table --column at=Created,text=Summary --zone Europe/Paris',
    'journalctl -u checkout --since today -o short-iso | afterword evidence add INC-1 - --name checkout.log',
  ])
}

async function add(key: string, files: string[], options: AddOptions) {
  checkNames(files, options)
  const reading = chosenReading(options)
  const { api } = connect()
  const all: AddedEvidence[] = []
  const failed: string[] = []
  for (const file of files) {
    const evidence = await addOrTell(api, key, file, options, reading)
    if (evidence) all.push(evidence)
    if (!evidence || ['failed', 'cancelled'].includes(evidence.state)) failed.push(file)
  }
  if (options.format === 'json') printJson({ items: all })
  if (failed.length === 0) return
  process.exitCode = exitCodes.refused
  if (files.length > 1)
    say(`${failed.length} of ${filesText(files.length)} could not be read: ${failed.join(', ')}`)
}

function checkNames(files: readonly string[], { name }: AddOptions) {
  if (files.includes('-') && !name) throw misused('Standard input needs a name, like --name checkout.log.')
  if (name && files.length > 1) throw misused('--name is for one file.')
}

/** What keeps one file from being read keeps no other from it; anything else ends the command. */
async function addOrTell(
  api: Api,
  key: string,
  file: string,
  options: AddOptions,
  reading: Evidence['options'],
): Promise<AddedEvidence | null> {
  try {
    const upload = await openUpload(file, options.name)
    const evidence = await addOne(api, key, upload, options, reading)
    if (options.format === 'text') await tell(api, upload.name, evidence, options)
    return evidence
  } catch (error) {
    const { message, exitCode } = explain(error)
    if (exitCode !== exitCodes.refused || isAboutIncident(error)) throw error
    say(`${file}: ${message}`)
    return null
  }
}

function isAboutIncident(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not-found'
}

async function addOne(
  api: Api,
  key: string,
  upload: Upload,
  options: AddOptions,
  reading: Evidence['options'],
): Promise<AddedEvidence> {
  const chosen = options.as !== undefined || Object.keys(reading).length > 0
  const sent = await sendEvidence(api, key, upload, { read: options.read && !chosen })
  const start = options.read && chosen && !isBeingRead(sent)
  const started = start ? await startReading(api, sent, options.as, reading) : sent
  const { added } = sent
  return { ...(options.wait ? await waitForReading(api, started) : started), added }
}

async function startReading(
  api: Api,
  { id }: Evidence,
  format: string | undefined,
  options: Evidence['options'],
): Promise<Evidence> {
  try {
    return await api('POST /evidence/:id/reading', {
      params: { id },
      body: { ...(format && { format }), options },
    })
  } catch (error) {
    const { message, exitCode } = explain(error)
    throw exitCode === exitCodes.refused ? refused(`It is kept, but was not read. ${message}`) : error
  }
}

async function tell(api: Api, sentAs: string, evidence: AddedEvidence, { read }: AddOptions) {
  const { id, name, state, unread, guesses, added } = evidence
  print(`${sentAs}${name === sentAs ? '' : ` (there already as ${name})`}: ${outcomeText(evidence)}`)
  if (!added) say(`  This file is already here; ${whatCameOfIt(evidence, read)}`)
  if (state === 'kept' && read) {
    say(`  Read it: ${invokedAs()} evidence read ${id} --as ${guesses[0]?.format ?? 'FORMAT'}`)
    if (guesses.length === 0) say(`  Formats: ${await formatsOf(api)}`)
  }
  if (unread > 0) say(`  What was not understood, and why: ${invokedAs()} evidence show ${id}`)
}

/** Reading the same file with other choices may well find more in it. */
function whatCameOfIt(evidence: Evidence, read: boolean): string {
  if (!read || evidence.state === 'kept') return 'nothing was added.'
  if (isBeingRead(evidence)) return 'it is being read again.'
  return evidence.taken > 0 ? 'it was read again.' : 'nothing was added.'
}

async function formatsOf(api: Api): Promise<string> {
  const { items } = await api('GET /evidence-formats', {})
  return items.map(({ format }) => format).join(', ')
}
