import { type Command, Option } from 'commander'
import type { Leverage } from '#improvement/item.ts'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { oneOf } from '../given/nearest.ts'
import { day, gatherList } from '../given/options.ts'

/** An empty word on the command line takes a choice back. */
type Chosen<Name extends keyof Leverage> = Leverage[Name] | ''

/** What can be said of an item, when adding it and later. */
export interface ItemDetails {
  owner?: string
  due?: string
  doneWhen?: string
  factor?: string[]
  strength?: Chosen<'strength'>
  type?: Chosen<'type'>
  phase?: Chosen<'phase'>
  measure?: string
  how?: string
  expected?: string
  on?: string
  who?: string
}

export function detailOptions(command: Command): Command {
  return command
    .option('--owner <who>', 'who carries it, by name or e-mail')
    .option('--due <day>', 'until when, like 2026-04-01', day)
    .option('--done-when <text>', 'how one sees that it is done')
    .option('--factor <factor>', 'a factor it is about (“review show --ids”); may be repeated', gatherList)
    .addOption(choice('--strength <strength>', 'how much it moves', itemStrengths))
    .addOption(choice('--type <type>', 'what it does', itemTypes))
    .addOption(choice('--phase <phase>', 'where in an incident it helps', itemPhases))
    .optionsGroup('Proof plan, how you will know that it worked:')
    .option('--measure <text>', 'what will be looked at')
    .option('--how <text>', 'how it is measured')
    .option('--expected <text>', 'what is expected to be seen')
    .option('--on <day>', 'when somebody looks, like 2026-05-01', day)
    .option('--who <name>', 'who looks')
    .optionsGroup('Options:')
}

/** One of a few words, or `""` for none. */
function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, `${description}: ${words.join(', ')}`).argParser((value: string) =>
    value === '' ? '' : oneOf(value, words, (flags.split(' ')[0] ?? '').replace('--', '')),
  )
}

/** The choices that were given, as the API takes them. */
export function leverageIn({ strength, type, phase }: ItemDetails): Partial<Leverage> {
  return {
    ...(strength !== undefined && { strength: strength || null }),
    ...(type !== undefined && { type: type || null }),
    ...(phase !== undefined && { phase: phase || null }),
  }
}

type Proof = { measure: string; how: string; expected: string; on: string | null; who: string | null }

/** The proof plan with what was given laid over what there was; null when there is nothing of it. */
export function proofWith(details: ItemDetails, before: Proof | null = null): Proof | null {
  const { measure, how, expected, on, who } = details
  const given = [measure, how, expected, on, who].some((one) => one !== undefined)
  if (!given) return before
  return {
    measure: measure ?? before?.measure ?? '',
    how: how ?? before?.how ?? '',
    expected: expected ?? before?.expected ?? '',
    on: on ?? before?.on ?? null,
    who: who ?? before?.who ?? null,
  }
}
