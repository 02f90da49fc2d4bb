import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** What the command was asked for, on standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** A JSON document on standard output. Control characters are escaped, also those that JSON leaves alone. */
export function printJson(value: unknown, { line = false } = {}): void {
  const text = JSON.stringify(value, null, line ? 0 : 2)
  print(text.replace(/[\u007f-\u009f]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`))
}

/** Words beside it, on standard error, so that output can be piped on. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Coloured on a terminal; plain in a pipe, with NO_COLOR, or where colours are unknown. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout })
}

/** The width of standard output's terminal, or null when it is none. */
export function terminalWidth(): number | null {
  return process.stdout.isTTY ? process.stdout.columns || 80 : null
}

/** A whole number with thousands apart: `12,564`. By hand, as the first number by locale takes ten milliseconds. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 entry`, `3 entries`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`
}

/** Bytes in the unit people think in: `34 kB`, `1.2 GB`. */
export function byteText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const size = bytes / 1000 ** power
  return `${power > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[power]}`
}
