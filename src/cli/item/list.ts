import { type Command, Option } from 'commander'
import type { Item } from '#improvement/contract.ts'
import { type ItemState, itemStates } from '#improvement/item.ts'
import { addExamples } from '../examples.ts'
import { oneOf } from '../given/nearest.ts'
import { type Format, formatOption, gatherList } from '../given/options.ts'
import { type Api, connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

interface ListOptions extends Format {
  state?: ItemState[]
  mine?: boolean
}

export function define(command: Command) {
  command
    .argument('[key]', 'only of this incident, like INC-1')
    .addOption(
      new Option(
        '--state <state>',
        `only in this state: ${itemStates.join(', ')}; may be repeated`,
      ).argParser((value: string, before: ItemState[] = []) => [
        ...before,
        ...gatherList(value).map((one) => oneOf(one, itemStates, 'state')),
      ]),
    )
    .option('--mine', 'only those you carry')
    .addOption(formatOption())
    .action(list)
  addExamples(command, [
    'afterword item list INC-1',
    'afterword item list --mine --state committed --state in-progress',
    'afterword item list --format json',
  ])
}

async function list(key: string | undefined, options: ListOptions) {
  const { api } = connect()
  const items = await itemsOf(api, key, options)
  if (options.format === 'json') return printJson({ items })
  if (items.length === 0)
    return say(options.state || options.mine ? 'No item fits.' : 'There are no items yet.')
  printTable<Item>(
    [
      { title: 'ID', cell: ({ id }) => id },
      { title: 'INCIDENT', cell: ({ incidentKey }) => incidentKey },
      { title: 'STATE', cell: ({ state }) => state },
      { title: 'DUE', cell: ({ due }) => due ?? '' },
      { title: 'OWNER', cell: ({ owner }) => owner ?? '', flexible: true },
      { title: 'TITLE', cell: ({ title }) => title, flexible: true },
    ],
    items,
  )
}

/** Of one incident, or of all; both narrowed by the same options. */
async function itemsOf(api: Api, key: string | undefined, { state, mine }: ListOptions): Promise<Item[]> {
  if (!key) {
    const query = { ...(state && { state }), ...(mine && { mine: 'true' }) }
    return (await api('GET /items', { query })).items
  }
  const { items } = await api('GET /incidents/:key/items', { params: { key } })
  const me = mine ? (await api('GET /me', {})).person.id : null
  return items.filter((item) => (!state || state.includes(item.state)) && (!me || item.ownerId === me))
}
