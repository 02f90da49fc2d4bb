import { plain } from './plain.ts'
import { paint, print, terminalWidth } from './speak.ts'
import { columnsOf, padded, wrapped } from './width.ts'

const widest = 100

/** Names and values below each other; a value that is empty is left out with its name. */
export function printFacts(
  facts: readonly (readonly [name: string, value: string | null | undefined])[],
): void {
  const shown = facts.filter(([, value]) => value)
  const width = shown.reduce((most, [name]) => Math.max(most, columnsOf(name)), 0)
  for (const [name, value] of shown) {
    const lines = prose(value ?? '', width + 2)
    print(`${paint('dim', padded(name, width))}  ${lines.join(`\n${' '.repeat(width + 2)}`)}`)
  }
}

/** Text broken to the terminal's width, less an indentation; as it is in a pipe. */
export function prose(text: string, indentation = 0): string[] {
  const terminal = terminalWidth()
  const safe = plain(text)
  return terminal === null ? safe.split('\n') : wrapped(safe, Math.min(terminal, widest) - indentation)
}

/** A heading with air above it. */
export function printHeading(text: string): void {
  print(`\n${paint('bold', text)}`)
}

/** One point of a list, its further lines indented. */
export function printPoint(text: string, mark = '·'): void {
  print(`  ${mark} ${prose(text, 4).join('\n    ')}`)
}
