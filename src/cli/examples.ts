import type { Command } from 'commander'
import { invokedAs } from './invoked-as.ts'
import { paint } from './terminal/speak.ts'

const given = new WeakMap<Command, readonly string[]>()

/**
 * Shows examples below a command's help, as they are typed here. Where the program stands in the middle of a line (after
 * a pipe), it is written `afterword`, too.
 */
export function addExamples(command: Command, examples: readonly string[]): void {
  given.set(command, examples)
  command.addHelpText('after', () => {
    const lines = examples.map((example) => `  ${example.replaceAll(/\bafterword\b(?= )/g, invokedAs())}`)
    return `\n${paint('bold', examples.length === 1 ? 'Example:' : 'Examples:')}\n${lines.join('\n')}`
  })
}

/** The examples of a command, as they were given: beginning with `afterword`. */
export function examplesOf(command: Command): readonly string[] {
  return given.get(command) ?? []
}
