import { InvalidArgumentError } from 'commander'

/** `draft`, or the number of a published version. */
export type VersionChoice = number | 'draft'

export function versionChoice(value: string): VersionChoice {
  if (value === 'draft') return 'draft'
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('It takes a version’s number, or “draft”.')
  return Number(value)
}
