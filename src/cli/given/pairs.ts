import { misused } from '../failure.ts'

/**
 * Splits `name=value` at the first equals sign.
 * @throws Failure (usage) naming the option when either side is missing.
 */
export function pairOf(text: string, option: string, example: string): [name: string, value: string] {
  const at = text.indexOf('=')
  const name = text.slice(0, Math.max(0, at)).trim()
  const value = text.slice(at + 1).trim()
  if (at < 1 || name === '' || value === '') {
    throw misused(`${option} is “${text}”. It takes a pair, like ${option} ${example}.`)
  }
  return [name, value]
}
