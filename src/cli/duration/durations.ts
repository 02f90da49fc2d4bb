import { type Command, Option } from 'commander'
import type { IncidentLine } from '#incident/contract.ts'
import { markerName } from '#incident/durations.ts'
import type { Durations } from '#learning/statistics/contract.ts'
import { durationIds } from '#learning/statistics/kinds.ts'
import { addExamples } from '../examples.ts'
import { oneOf } from '../given/nearest.ts'
import { clockOptions, type Format, formatOption, gather } from '../given/options.ts'
import { zoneOf } from '../given/time.ts'
import { kinds } from '../incident/given.ts'
import { connect } from '../server/connection.ts'
import { paint, print, printJson, say } from '../terminal/speak.ts'
import { type GivenPeriod, periodQuery } from './period.ts'
import { printSeverities } from './print.ts'

interface DurationsOptions extends GivenPeriod, Format {
  severity?: string[]
  service?: string
  kind?: IncidentLine['kind']
  mean?: boolean
}

export function define(command: Command) {
  command
    .argument('[duration]', `one of ${durationIds.join(', ')}`, 'ttm')
    .option('--from <time>', 'only incidents that began from this day or time on')
    .option('--to <time>', 'only those that began until this day (included), or before this time')
    .option('--severity <name>', 'only of this severity; may be repeated', gather)
    .option('--service <name>', 'only those that touched this service')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(kinds))
    .option('--compare <period>', 'beside an earlier period: previous, or 2026-01-01..2026-03-31')
    .option('--mean', 'the mean as well, beside the median')
  clockOptions(command).addOption(formatOption()).action(durations)
  addExamples(command, [
    'afterword durations',
    'afterword durations ttd --severity SEV1 --from 2026-01-01',
    'afterword durations ttr --from 2026-04-01 --to 2026-06-30 --compare previous --format json',
  ])
}

async function durations(
  word: string,
  { from, to, compare, severity, service, kind, mean, format, ...clock }: DurationsOptions,
) {
  const duration = oneOf(word, durationIds, 'duration')
  const zone = zoneOf(clock)
  const period = periodQuery({
    ...clock,
    ...(from && { from }),
    ...(to && { to }),
    ...(compare && { compare }),
  })
  const { api } = connect()
  const answer = await api('GET /durations', {
    query: {
      duration,
      ...period,
      ...(severity && { severity }),
      ...(service && { service }),
      ...(kind && { kind }),
      ...(mean && { mean: 'true' }),
    },
  })
  if (format === 'json') return printJson(answer)
  printAnswer(answer, zone)
}

function printAnswer(answer: Durations, zone: string) {
  const { duration, severities, comparison, examplesLeftOut } = answer
  const fromTo = `${markerName(duration.from)} → ${markerName(duration.to)}`
  print(`${paint('bold', duration.name)}: ${fromTo}`)
  if (severities.length === 0 && !comparison?.severities.length) return say('No incident fits.')
  printSeverities(answer, zone)
  if (examplesLeftOut > 0) say(`\n${examplesLeftOut} of the example left out, because there are others.`)
}
