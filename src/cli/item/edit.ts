import { type Command, Option } from 'commander'
import type { Item } from '#improvement/contract.ts'
import { type ItemState, itemStates } from '#improvement/item.ts'
import { addExamples } from '../examples.ts'
import { misused, refused } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { requirePerson } from '../person/find.ts'
import { type Api, connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'
import { detailOptions, type ItemDetails, leverageIn, proofWith } from './given.ts'
import { missingText } from './words.ts'

interface EditOptions extends ItemDetails, Format {
  title?: string
  state?: ItemState
  declinedBecause?: string
}

export function define(command: Command) {
  command
    .argument('<item>', 'the item by its identifier, from “item list”')
    .option('--title <title>', 'what is to be better')
    .addOption(new Option('--state <state>', 'bring it to this state').choices(itemStates))
    .option('--declined-because <text>', 'why it is declined')
  detailOptions(command).addOption(formatOption()).action(edit)
  command.addHelpText(
    'after',
    '\n--owner, --due, --strength, --type and --phase with an empty value ("") leave none.',
  )
  addExamples(command, [
    'afterword item edit 01a1fd98-481f-7bd2-b7cf-7e55db311b4c --owner Ana --due 2026-04-01',
    'afterword item edit 01a1fd98-481f-7bd2-b7cf-7e55db311b4c --state committed',
    'afterword item edit 01a1fd98-481f-7bd2-b7cf-7e55db311b4c --strength strong --type prevent --phase prevent',
    'afterword item edit 01a1fd98-481f-7bd2-b7cf-7e55db311b4c --state declined --declined-because "The service goes away in May."',
  ])
}

async function edit(id: string, options: EditOptions) {
  const { api } = connect()
  const before = await findItem(api, id)
  const change = await changeIn(api, before, options)
  if (Object.keys(change).length === 0) throw misused('Say what to change, like --state committed.')
  const item = await api('PATCH /items/:id', { params: { id }, body: { ...change, version: before.version } })
  if (options.format === 'json') return printJson(item)
  say(`“${item.title}” is ${item.state} now.${missingText(item)}`)
}

/** There is no address for one item; the list of all has it. */
async function findItem(api: Api, id: string): Promise<Item> {
  const { items } = await api('GET /items', {})
  const found = items.find((item) => item.id === id)
  if (!found) throw refused(`There is no item ${id} that you can see. “item list” shows the identifiers.`)
  return found
}

async function changeIn(api: Api, before: Item, options: EditOptions) {
  const { title, state, declinedBecause, owner, due, doneWhen, factor } = options
  const proof = proofWith(options, before.proof)
  return {
    ...(title !== undefined && { title }),
    ...(state && { state }),
    ...(declinedBecause !== undefined && { declinedBecause }),
    ...(owner !== undefined && { ownerId: owner === '' ? null : (await requirePerson(api, owner)).id }),
    ...(due !== undefined && { due: due === '' ? null : due }),
    ...(doneWhen !== undefined && { doneWhen }),
    ...(factor && { factorIds: factor }),
    ...leverageIn(options),
    ...(proof !== before.proof && { proof }),
  }
}
