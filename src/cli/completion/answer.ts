import type { Command } from 'commander'
import { buildProgram } from '../program.ts'
import { findAddress } from '../server/address.ts'
import { openApi } from '../server/connection.ts'
import { patientFetch } from '../server/patient-fetch.ts'
import { onOneLine } from '../terminal/plain.ts'
import { print } from '../terminal/speak.ts'
import { afterLastCut, wordsOfLine } from './line.ts'
import { type Place, placeOf } from './place.ts'
import { type Asked, type Candidate, type Source, sources } from './sources.ts'

/** A shell waits while we ask, so an answer that takes longer is none. */
const patience = 700

/** Answers a shell that wants to complete a command line: `complete bash LINE`, or `complete zsh|fish WORD…`. */
export async function answer([shell, ...rest]: readonly string[]): Promise<void> {
  const words = shell === 'bash' ? wordsOfLine(rest[0] ?? '').slice(1) : rest
  const typed = words.at(-1) ?? ''
  const program = await buildProgram(words.slice(0, -1))
  const { candidates, files } = await candidatesAt(placeOf(program, words), typed)
  for (const { value, description } of candidates) {
    if (!value.startsWith(typed)) continue
    const shown = shell === 'bash' ? afterLastCut(value, typed) : value
    print(description ? `${shown}\t${onOneLine(description)}` : shown)
  }
  if (files) print(':files')
}

interface Answer {
  candidates: Candidate[]
  files?: boolean
}

async function candidatesAt(place: Place, typed: string): Promise<Answer> {
  if (place.what === 'command') return { candidates: commandsOf(place.of) }
  if (place.what === 'option') return { candidates: optionsOf(place.of) }
  const { of, given } = place
  if (place.what === 'value') {
    const { option, prefix } = place
    const fixed = option.argChoices?.map((value) => ({ value }))
    const asked = { typed: typed.slice(prefix.length), given }
    const { candidates, files } = fixed
      ? { candidates: fixed, files: false }
      : await from(of, option.long ?? '', asked)
    return { candidates: candidates.map((one) => ({ ...one, value: `${prefix}${one.value}` })), files }
  }
  const { argument } = place
  if (!argument) return { candidates: optionsOf(of) }
  if (argument.argChoices) return { candidates: argument.argChoices.map((value) => ({ value })) }
  return from(of, argument.name(), { typed, given })
}

function commandsOf(command: Command): Candidate[] {
  const words = command.commands.map((one) => ({ value: one.name(), description: one.summary() }))
  return command.parent ? words : [...words, { value: 'help', description: 'Print help for a command' }]
}

function optionsOf(command: Command): Candidate[] {
  const options = command.options.flatMap(({ long, description, hidden }) =>
    long && !hidden ? [{ value: long, description }] : [],
  )
  return [...options, { value: '--help', description: 'Print help' }]
}

async function from(command: Command, name: string, asked: Asked): Promise<Answer & { files: boolean }> {
  const source = sources[`${command.parent?.name()} ${name}`] ?? sources[name]
  if (source === 'files') return { candidates: [], files: true }
  return { candidates: source ? await ask(source, asked) : [], files: false }
}

async function ask(source: Exclude<Source, 'files'>, asked: Asked): Promise<Candidate[]> {
  if (typeof source !== 'function') return source.map((value) => ({ value }))
  try {
    const { url, token } = findAddress()
    const signal = AbortSignal.timeout(patience)
    return await source(
      openApi(url, token, (target, init) => patientFetch(target, { ...init, signal })),
      asked,
    )
  } catch {
    // No server, no sign-in, no such incident: there is nothing to offer.
    return []
  }
}
