import type { Command } from 'commander'
import type { Inspection } from '#timeline/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { printFacts, printHeading, printPoint } from '../terminal/facts.ts'
import { momentText } from '../terminal/moment.ts'
import { counted, printJson } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'
import { evidenceArgument, evidenceId } from './find.ts'
import { chosenReading, type ReadingChoice, readingOptions } from './options.ts'

export function define(command: Command) {
  command.argument('<evidence>', evidenceArgument)
  readingOptions(command).addOption(formatOption()).action(inspect)
  addExamples(command, [
    'afterword evidence inspect INC-1/export.zip',
    'afterword evidence inspect INC-1/tickets.csv --as table --column at=Created,text=Summary',
  ])
}

async function inspect(given: string, options: ReadingChoice & Format) {
  const zone = zoneOf(options)
  const reading = chosenReading(options)
  const { api } = connect()
  const inspection = await api('POST /evidence/:id/inspection', {
    params: { id: await evidenceId(api, given) },
    body: { ...(options.as && { format: options.as }), options: reading },
  })
  if (options.format === 'json') return printJson(inspection)
  printInspection(inspection, zone)
}

function printInspection(inspection: Inspection, zone: string) {
  const { format, from, to, needs, notes, channels, columns, preview } = inspection
  const span = from && to ? `${momentText(from, zone)} to ${momentText(to, zone)}` : null
  printFacts([
    ['Read as', format],
    ['Covers', span],
    ['Still needs', needs.map((need) => `--${need === 'columns' ? 'column' : need}`).join(', ')],
    ['Columns', guessedColumns(inspection)],
    ['Notes', notes.join('\n')],
  ])
  if (channels && channels.length > 0) {
    printHeading('Channels')
    printTable(
      [
        { title: 'CHANNEL', cell: ({ name }) => name, flexible: true },
        {
          title: 'MESSAGES',
          cell: ({ messages }) => (messages === null ? '' : counted(messages)),
          align: 'right',
        },
        { title: 'ID', cell: ({ id }) => id },
      ],
      channels,
    )
  }
  if (columns && columns.length > 0) {
    printHeading('Columns')
    for (const { name, samples } of columns) printPoint(`${name}: ${samples.join(' | ')}`)
  }
  if (preview.length > 0) printHeading('The first entries')
  printTable(
    [
      { title: 'TIME', cell: ({ at, precision }) => momentText(at, zone, precision) },
      { title: 'SOURCE', cell: ({ source }) => source, flexible: true },
      { title: 'WHO', cell: ({ actor }) => actor ?? '', flexible: true },
      { title: 'KIND', cell: ({ kind }) => kind },
      { title: 'TEXT', cell: ({ text }) => text, flexible: true },
    ],
    preview,
  )
}

/** The columns as `--column` would take them. */
function guessedColumns({ guess }: Inspection): string | null {
  if (!guess) return null
  const { text, ...others } = guess
  const pairs = Object.entries(others).map(([role, name]) => `${role}=${name}`)
  return [...pairs, ...text.map((name) => `text=${name}`)].join(',')
}
