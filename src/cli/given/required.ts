import type { Command } from 'commander'
import { misused } from '../failure.ts'
import { typedAs } from '../invoked-as.ts'

const needed = new WeakMap<Command, readonly string[]>()

/**
 * Declares options without which a command makes no sense. They are checked after all others, so that a mistyped option
 * is told as such, and all that are missing are named at once.
 */
export function requireOptions(command: Command, ...flags: string[]): void {
  needed.set(command, flags)
  command.hook('preAction', () => {
    const missing = flags.filter((flag) => command.getOptionValue(attributeOf(command, flag)) === undefined)
    if (missing.length === 0) return
    const verb = missing.length > 1 ? 'are' : 'is'
    throw misused(`${missing.join(' and ')} ${verb} missing.\nHelp: ${typedAs(command)} --help`)
  })
}

/** The required options as they stand in the usage line: `--title <title>`. */
export function requiredTerms(command: Command): string[] {
  return (needed.get(command) ?? []).flatMap(
    (flag) => command.options.find((option) => option.long === flag)?.flags ?? [],
  )
}

function attributeOf(command: Command, flag: string): string {
  return command.options.find((option) => option.long === flag)?.attributeName() ?? flag
}
