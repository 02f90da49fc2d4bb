import { type Command, Option } from 'commander'
import { markerName } from '#incident/durations.ts'
import {
  type DetectionChannel,
  detectionChannels,
  markers,
  type Precision,
  precisions,
} from '#incident/marker.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { oneOf } from '../given/nearest.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, givenTime, zoneOf } from '../given/time.ts'
import { printMarkers } from '../incident/print.ts'
import { connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'
import { entryIds } from './filters.ts'

interface MarkOptions extends ClockChoice, Format {
  at?: string
  entry?: string
  precision?: Precision
  channel?: DetectionChannel
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .argument('<marker>', markers.join(', '))
    .option('--at <time>', 'when it was: 2026-03-01 14:02, 14:02 (today), -2h …')
    .option('--entry <entry>', 'pin it to this entry, at its time unless --at says another')
    .addOption(new Option('--precision <how>', 'how exactly the time is known').choices(precisions))
    .addOption(new Option('--channel <how>', 'how it was detected').choices(detectionChannels))
  clockOptions(command).addOption(formatOption()).action(mark)
  addExamples(command, [
    'afterword timeline mark INC-1 detected --at "2026-03-01 14:02" --channel customer',
    'afterword timeline mark INC-1 impact-started --at 2026-03-01T13:47:20Z --precision approx',
    'afterword timeline mark INC-1 mitigated --at -20m',
  ])
}

async function mark(key: string, word: string, options: MarkOptions) {
  const marker = oneOf(word, markers, 'marker')
  const { at, entry, channel, format } = options
  if (!at && !entry) throw misused('Say when with --at, or which entry it is pinned to with --entry.')
  if (channel && marker !== 'detected') throw misused('--channel is for “detected” alone.')
  const zone = zoneOf(options)
  const time = at ? givenTime(at, options) : null
  const [entryId] = entry ? await entryIds([entry]) : []
  const precision = options.precision ?? time?.precision
  const { api } = connect()
  const answer = await api('PUT /incidents/:key/markers/:marker', {
    params: { key, marker },
    body: {
      ...(time && { at: time.at }),
      ...(entryId && { entryId }),
      ...(precision && { precision }),
      ...(channel && { channel }),
    },
  })
  if (format === 'json') return printJson(answer)
  printMarkers(answer.markers, answer.durations, zone)
  say(`Pinned “${markerName(marker)}”.`)
}
