import type { Argument, Command, Option } from 'commander'

/** What is to be completed. */
export type Place =
  | { what: 'command'; of: Command }
  | { what: 'option'; of: Command }
  /** The value of an option; `prefix` is `--severity=` when both stand in one word. */
  | { what: 'value'; of: Command; option: Option; prefix: string; given: string[] }
  | { what: 'argument'; of: Command; argument: Argument | null; given: string[] }

/** Where in a command line its last word stands. `given` are the arguments before it. */
export function placeOf(program: Command, words: readonly string[]): Place {
  const current = words.at(-1) ?? ''
  const { command, rest } = descend(program, words.slice(0, -1))
  const { waiting, given, onlyArguments } = walk(command, rest)
  if (waiting && takes(waiting, current))
    return { what: 'value', of: command, option: waiting, prefix: '', given }
  if (current.startsWith('-') && !onlyArguments) {
    const name = /^(--[^=]+)=/.exec(current)?.[1]
    const option = name && command.options.find((one) => one.long === name)
    if (name && option) return { what: 'value', of: command, option, prefix: `${name}=`, given }
    return { what: 'option', of: command }
  }
  if (command.commands.length > 0) return { what: 'command', of: command }
  return { what: 'argument', of: command, argument: argumentAt(command, given.length), given }
}

function descend(program: Command, words: readonly string[]) {
  let command = program
  let index = 0
  for (; index < words.length; index += 1) {
    const next = command.commands.find((one) => one.name() === words[index])
    if (!next) break
    command = next
  }
  return { command, rest: words.slice(index) }
}

function walk(command: Command, words: readonly string[]) {
  const given: string[] = []
  let waiting: Option | undefined
  let onlyArguments = false
  for (const word of words) {
    if (waiting && takes(waiting, word)) waiting = undefined
    else if (word === '--' && !onlyArguments) onlyArguments = true
    else if (word.startsWith('-') && word !== '-' && !onlyArguments) {
      waiting = command.options.find((one) => takesValue(one) && (one.long === word || one.short === word))
    } else given.push(word)
  }
  return { waiting, given, onlyArguments }
}

const takesValue = ({ required, optional }: Option) => required || optional

/** What may go without a value takes no other option for one. */
const takes = ({ required }: Option, word: string) => required || !word.startsWith('-')

function argumentAt(command: Command, index: number): Argument | null {
  const last = command.registeredArguments.at(-1)
  return command.registeredArguments[index] ?? (last?.variadic ? last : null)
}
