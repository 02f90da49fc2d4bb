import { type Command, InvalidArgumentError, Option } from 'commander'

export interface Format {
  format: 'text' | 'json'
}

/** `--format text|json`, on every command that answers with something. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to print the answer')
    .choices(['text', 'json'] satisfies Format['format'][])
    .default('text')
}

/** For options that may be given several times. */
export function gather(value: string, before: string[] = []): string[] {
  return [...before, value]
}

/** For options that take a list: several times, or with commas between. */
export function gatherList(value: string, before: string[] = []): string[] {
  const parts = value.split(',').map((part) => part.trim())
  return [...before, ...parts.filter((part) => part !== '')]
}

/** For options that take a positive whole number. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It takes a whole number from 1 on.')
  return Number(value)
}

/** For options that take a day, or nothing (`""`) where a day may be taken back. */
export function day(value: string): string {
  if (value === '') return value
  const valid =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value)
  if (!valid) throw new InvalidArgumentError('It takes a day like 2026-03-01.')
  return value
}

/** `--zone` and `--utc`: whose clock times are told by, and meant by where they name no zone. */
export function clockOptions(command: Command): Command {
  return command
    .option('--zone <zone>', 'tell and read times by the clocks there, like Europe/Berlin (default: here)')
    .option('--utc', 'tell and read times in UTC')
}
